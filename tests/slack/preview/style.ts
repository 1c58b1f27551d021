/** The look: sizes and colours near those of Slack's light theme, for wide and narrow windows. */

const TEXT = `
* { box-sizing: border-box; }
body { margin: 0; padding: 24px; background: #f4f2f5; color: #1d1c1d; font: 15px/1.46668 Slack-Lato, Lato, "Helvetica Neue", Arial, sans-serif; font-variant-ligatures: none; overflow-wrap: anywhere; -webkit-font-smoothing: antialiased; }
a { color: #1264a3; text-decoration: none; }
a:hover { text-decoration: underline; }
b, strong { font-weight: 700; }
.gap { display: block; height: 8px; }
code, pre { font: 12px/1.50001 Monaco, Menlo, Consolas, "Liberation Mono", monospace; font-variant-ligatures: none; }
code { padding: 2px 3px 1px; border: 1px solid #dddddd; border-radius: 3px; background: #f8f8f8; color: #c01343; }
pre { margin: 4px 0; padding: 8px; border: 1px solid #dddddd; border-radius: 4px; background: #f8f8f8; white-space: pre-wrap; }
pre code { padding: 0; border: 0; background: none; color: inherit; }
blockquote { position: relative; margin: 4px 0; padding-left: 16px; }
blockquote::before { content: ""; position: absolute; inset: 0 auto 0 0; width: 4px; border-radius: 8px; background: #dddddd; }
.mention { padding: 0 2px 1px; border-radius: 3px; background: #1d9bd11a; color: #1264a3; }
.mention.broadcast { background: #f2c74466; font-weight: 700; }
.fault { display: inline-block; margin: 1px 0; padding: 2px 8px; border: 2px solid #d00; border-radius: 4px; background: #ffe3e3; color: #900; font-size: 13px; font-weight: 700; }
.fault code { border: 0; background: none; color: inherit; font-weight: 700; }
`;

const FRAME = `
.card { max-width: 852px; margin: 0 auto 36px; }
.card > h2 { margin: 0 0 8px; font-size: 13px; font-weight: 700; color: #454245; }
.card > h2 small { margin-left: 8px; font-size: 12px; font-weight: 400; color: #757278; }
.surface { border-radius: 8px; background: #fff; box-shadow: 0 0 0 1px #1d1c1d21, 0 1px 3px #00000014; }
.notification { margin: 8px 4px 0; font-size: 12px; color: #616061; }
.avatar { flex: none; width: 36px; height: 36px; border-radius: 8px; box-shadow: inset 0 0 0 1px #1d1c1d21; outline: 1px solid #1d1c1d21; outline-offset: -1px; }
.message { display: flex; gap: 8px; padding: 12px 20px 14px; }
.message .content { flex: 1; min-width: 0; }
.sender { display: flex; align-items: baseline; gap: 6px; line-height: 22px; margin-top: -2px; }
.sender b { font-weight: 900; }
.badge { align-self: center; padding: 0 4px; border-radius: 2px; background: #1d1c1d21; color: #454245; font-size: 10px; font-weight: 700; line-height: 14px; text-transform: uppercase; }
time { font-size: 12px; color: #616061; }
.modal { padding: 28px; background: #7e7c7f; overflow: hidden; }
.dialog { max-width: 520px; margin: 0 auto; border-radius: 8px; background: #fff; box-shadow: 0 18px 48px #00000059; }
.dialog header { display: flex; align-items: center; gap: 12px; padding: 18px 20px 16px 28px; }
.dialog header h3 { flex: 1; min-width: 0; margin: 0; font-size: 22px; font-weight: 900; line-height: 30px; }
.cross { width: 36px; color: #454245; font-size: 18px; line-height: 36px; text-align: center; }
.send { display: none; color: #007a5a; font-weight: 700; }
.scroll { padding: 0 28px 12px; }
.dialog footer { display: flex; justify-content: flex-end; gap: 12px; padding: 20px 28px 24px; }
.dialog footer .button { height: 36px; padding: 0 12px; font-size: 15px; line-height: 34px; }
.home header { display: flex; align-items: center; gap: 8px; padding: 14px 20px 8px; font-size: 18px; }
.home header b { font-weight: 900; }
.home header .avatar { width: 24px; height: 24px; border-radius: 5px; }
nav { display: flex; gap: 4px; padding: 0 16px; border-bottom: 1px solid #1d1c1d21; font-size: 13px; }
nav span { padding: 6px 8px 8px; color: #616061; font-weight: 700; }
nav .here { color: #1d1c1d; box-shadow: inset 0 -2px #611f69; }
.home .content { max-width: 680px; margin: 0 auto; padding: 16px 24px 32px; }
`;

const BLOCKS = `
.block { margin: 8px 0; }
.message .block { max-width: 600px; margin: 8px 0 0; }
.message .block.rich_text, .message .block.markdown { max-width: none; }
.message .block:first-of-type, .sender + .block { margin-top: 2px; }
.section { display: flex; gap: 16px; align-items: flex-start; }
.section .body { flex: 1; min-width: 0; }
.accessory { flex: none; max-width: 50%; min-width: 0; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; }
.text + .fields { margin-top: 8px; }
.header { margin: 0; font-size: 18px; font-weight: 900; line-height: 1.33334; }
.block.header { padding-top: 4px; }
.block hr { margin: 12px 0; border: 0; border-top: 1px solid #1d1c1d21; }
.context { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; font-size: 13px; line-height: 1.38463; color: #616061; }
.context > span:not(.picture) { max-width: calc(100% - 28px); }
.context > span:only-child { max-width: 100%; }
.context code { font-size: 11px; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.rich > * { margin: 0; }
.rich > pre, .rich > blockquote { margin: 4px 0; }
.rich ul, .rich ol, .markdown ul, .markdown ol { margin: 0; padding: 0 0 0 28px; }
.rich li { padding-left: 0; }
.markdown > * + * { margin-top: 8px; }
.markdown p { margin: 0; }
.markdown table { border-collapse: collapse; }
.markdown th, .markdown td { padding: 4px 12px; border: 1px solid #dddddd; text-align: left; }
.picture { display: grid; place-items: center; background: linear-gradient(135deg, #e8e6ea, #d3d0d8); color: #616061; font-size: 13px; text-align: center; overflow: hidden; }
.small { flex: none; width: 20px; height: 20px; border-radius: 4px; }
.small span { font-size: 0; }
.thumbnail { width: 88px; height: 88px; border-radius: 8px; }
.large { width: 100%; max-width: 360px; aspect-ratio: 16 / 9; border-radius: 8px; object-fit: cover; }
.block .title { margin-bottom: 4px; font-size: 13px; color: #616061; }
`;

const ELEMENTS = `
.button { display: inline-block; vertical-align: top; min-width: 80px; max-width: 100%; height: 28px; padding: 0 8px; border: 1px solid #1d1c1d4d; border-radius: 8px; background: #fff; color: #1d1c1d; font: 700 13px/26px Slack-Lato, Lato, "Helvetica Neue", Arial, sans-serif; text-align: center; text-overflow: ellipsis; white-space: nowrap; overflow: hidden; cursor: pointer; }
.button.primary { border-color: #007a5a; background: #007a5a; color: #fff; }
.button.danger { border-color: #e01e5a; background: #e01e5a; color: #fff; }
.button:hover { box-shadow: 0 1px 4px #0000004d; }
details { position: relative; }
summary { list-style: none; cursor: pointer; }
summary::-webkit-details-marker { display: none; }
.overflow .button { display: block; min-width: 0; width: 34px; font-size: 16px; line-height: 24px; }
.menu { position: absolute; z-index: 1; right: 0; min-width: 200px; max-width: 300px; margin: 4px 0 0; padding: 8px 0; border-radius: 8px; background: #fff; box-shadow: 0 0 0 1px #1d1c1d21, 0 4px 12px #0000001f; list-style: none; }
.menu li { padding: 3px 20px; }
.menu .group { font-size: 13px; font-weight: 700; color: #616061; }
.menu small, .choice small { display: block; font-size: 13px; color: #616061; }
.select summary { position: relative; min-width: 140px; height: 28px; padding: 3px 30px 0 10px; border: 1px solid #1d1c1d4d; border-radius: 8px; font-size: 13px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.select summary::after { content: ""; position: absolute; top: 8px; right: 12px; width: 6px; height: 6px; border: solid #1d1c1d; border-width: 0 1.5px 1.5px 0; transform: rotate(45deg); }
.input .select summary { height: 36px; padding: 6px 36px 0 12px; font-size: 15px; }
.input .select summary::after { top: 12px; }
.input .menu { right: auto; left: 0; }
.placeholder, .field::placeholder { color: #8d8b8d; opacity: 1; }
.input { margin: 16px 0 20px; }
.label { margin-bottom: 8px; font-weight: 700; }
.optional { color: #616061; font-weight: 400; }
.hint { margin-top: 4px; font-size: 13px; color: #616061; }
.field { display: block; width: 100%; padding: 8px 12px; border: 1px solid #86868680; border-radius: 8px; background: #fff; color: inherit; font: inherit; line-height: 22px; resize: none; }
input.field { height: 38px; }
.choices { display: grid; gap: 8px; }
.choice { display: flex; gap: 8px; align-items: flex-start; }
.choice input { appearance: none; flex: none; display: grid; place-items: center; width: 16px; height: 16px; margin: 3px 0 0; border: 1px solid #616061; border-radius: 4px; background: #fff; }
.choice input[type=radio] { border-radius: 50%; }
.choice input:checked { border-color: #1264a3; }
.choice input[type=checkbox]:checked { background: #1264a3; }
.choice input[type=radio]:checked::before { content: ""; width: 8px; height: 8px; border-radius: 50%; background: #1264a3; }
.choice input[type=checkbox]:checked::before { content: ""; width: 9px; height: 5px; margin-top: -3px; border: solid #fff; border-width: 0 0 2px 2px; transform: rotate(-45deg); }
.thumbs { display: flex; gap: 4px; margin-left: -4px; }
.thumb { display: inline-flex; align-items: center; justify-content: center; min-width: 28px; height: 28px; padding: 4px; border: 0; border-radius: 6px; background: none; color: #616061; font-size: 13px; cursor: pointer; }
.thumb:hover { background: #1d1c1d0f; }
.thumb svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; }
.thumb.down svg { transform: rotate(180deg); }
`;

const NARROW = `
@media (max-width: 600px) {
	body { padding: 12px 0; }
	.card { margin-bottom: 28px; }
	.card > h2, .notification { margin-left: 16px; margin-right: 16px; }
	.surface { border-radius: 0; }
	.message { padding: 12px 16px 14px; }
	.fields { grid-template-columns: 1fr; }
	.modal { padding: 24px 0 0; background: #5e5d60; }
	.dialog { border-radius: 12px 12px 0 0; }
	.dialog header { display: grid; grid-template-columns: 1fr auto 1fr; padding: 12px 16px; border-bottom: 1px solid #1d1c1d21; }
	.dialog header .avatar, .dialog footer { display: none; }
	.dialog header h3 { order: 1; font-size: 17px; line-height: 24px; text-align: center; }
	.dialog header .cross { order: 0; width: 28px; line-height: 28px; text-align: left; }
	.dialog header .send { display: block; order: 2; text-align: right; }
	.home header { padding: 12px 16px 8px; }
	.scroll { padding: 4px 16px 24px; }
	.home .content { padding: 12px 16px 28px; }
}
`;

export const style = [TEXT, FRAME, BLOCKS, ELEMENTS, NARROW].join('');
