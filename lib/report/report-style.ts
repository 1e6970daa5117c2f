import { THEMES } from '../scene/theme';
import type { Theme } from '../scene/types';

/** Colours of a theme as variables. */
const inks = (theme: Theme): string =>
  Object.entries(THEMES[theme])
    .map(([ink, value]) => `--${ink}:${value};`)
    .join('');

/**
 * How a report looks: light or dark as its reader's system is, light on paper. A4 upright; the picture has a page of
 * its own across; nothing that belongs together is torn, and the head of a table stands on each of its pages.
 */
export const REPORT_STYLE = `
:root{color-scheme:light dark;${inks('light')}}
@media (prefers-color-scheme:dark){:root{${inks('dark')}}}
@media print{:root{color-scheme:light;${inks('light')}--paper:#ffffff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 Inter,'Noto Sans','Segoe UI','Helvetica Neue','Liberation Sans',Arial,sans-serif}
main,header,nav{max-width:880px;margin:0 auto;padding:0 24px}
header{padding-top:56px}
h1{margin:0;font-size:34px;line-height:1.15;letter-spacing:-.02em;text-wrap:balance;overflow-wrap:anywhere}
h2{margin:0;font-size:21px;line-height:1.25;letter-spacing:-.01em}
h3{margin:28px 0 2px;font-size:15px;break-after:avoid;overflow-wrap:anywhere}
p{margin:6px 0}
.soft,.meaning,.size,figcaption{color:var(--soft);font-size:13.5px}
.meaning{margin:2px 0 14px}
section{margin:48px 0 0;padding-top:20px;border-top:1px solid var(--line)}
.verdict{margin:28px 0 0;padding:20px 24px;border:1px solid var(--line);border-radius:14px;background:var(--surface)}
.verdict.bad{border-color:var(--negative);background:var(--negative-bg)}
.verdict p{margin:0}
.verdict .says{font-size:24px;font-weight:700;line-height:1.25;letter-spacing:-.01em}
.verdict.bad .says{color:var(--negative)}
.verdict .hint{margin-top:4px;overflow-wrap:anywhere}
.bar{display:flex;gap:3px;height:8px;margin-top:16px}
.bar i{border-radius:4px;min-width:4px}
.bar .works{background:var(--positive)}
.bar .broken{background:repeating-linear-gradient(90deg,var(--negative) 0 14px,transparent 14px 17px)}
nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;margin:20px 0 0;padding:0;list-style:none}
a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:3px;overflow-wrap:anywhere}
a.breaks{color:var(--negative);font-weight:600;text-decoration:underline 2px var(--negative)}
nav a{color:var(--soft);font-size:13.5px;display:inline-block;padding:4px 0}
article{margin:10px 0;padding:12px 16px;border:1px solid var(--line);border-radius:12px;background:var(--surface);break-inside:avoid}
article.bad{border-color:var(--negative);border-width:1px 1px 1px 4px}
article p{margin:3px 0;overflow-wrap:anywhere}
article .title{font-weight:600}
article .label{display:block;color:var(--soft);font-size:12px;font-weight:600;letter-spacing:.02em}
article.bad .label{color:var(--negative)}
article.good .label{color:var(--positive)}
article .title a{text-decoration:none}
ol,ul{padding-left:22px}
li{margin:5px 0;overflow-wrap:anywhere}
.wide{position:relative;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:13.5px;margin:8px 0 0}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
table.even{table-layout:fixed}
table.even thead th:first-child{width:36%}
th,td{text-align:left;vertical-align:top;padding:7px 10px 7px 0;border-bottom:1px solid var(--line);font-weight:400;min-width:58px}
thead th{color:var(--soft);font-size:12px;font-weight:600}
tbody th{min-width:180px;font-weight:600;overflow-wrap:anywhere}
tbody th a{text-decoration:none}
tbody th .soft{font-weight:400}
tr{break-inside:avoid}
tr:target{background:var(--negative-bg)}
figure{margin:16px 0 0}
figure svg{display:block;width:100%;height:auto;max-height:92vh;border:1px solid var(--line);border-radius:12px}
footer{max-width:880px;margin:40px auto;padding:0 24px}
@page{size:A4;margin:16mm 15mm}
@page across{size:A4 landscape;margin:12mm}
@media print{
body{font-size:10.5pt}
main,header,nav,footer{max-width:none;padding:0}
header{padding-top:0}
nav{display:none}
section{margin-top:26px}
h2,.meaning{break-after:avoid}
a{text-decoration:none}
.wide{overflow:visible}
table{font-size:9pt}
thead{display:table-header-group}
table.short{break-inside:avoid}
section.across{page:across;margin:0;padding:0;border:0;break-before:page;break-after:page}
section.upright{break-before:page;break-after:page}
section.across figure svg{max-height:158mm;border:0}
section.upright figure svg{max-height:228mm;border:0}
.verdict,.bar,article,figure{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`.trim();
