#include "report/detail/page_style.hpp"

#include "report/html_parts.hpp"

namespace merestone::report::detail {
namespace {

constexpr const char* kStyle = R"css(
:root { --ink: #1f2933; --muted: #586572; --line: #cfd6dc; --accent: #0b537a; --tint: #f3f6f8; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 1.2rem 1.6rem 3rem; color: var(--ink); background: #fff;
  font: 14px/1.42 Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .2rem; }
h2 { font-size: 1.05rem; margin: 1.1rem 0 .35rem; padding-bottom: .15rem; border-bottom: 2px solid var(--accent); }
h3 { font-size: .95rem; margin: .8rem 0 .25rem; }
p { margin: .3rem 0; } a { color: var(--accent); }
.note { color: var(--muted); font-size: .86rem; } ul { margin: .3rem 0; padding-left: 1.2rem; }
.big { font-size: 1.12rem; font-weight: 600; }
.tag { display: inline-block; border: 1.5px solid #b2222a; color: #b2222a; font-weight: 600; padding: .05rem .55rem; margin-top: .3rem; }
.ours { color: #8a4b08; font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: .35rem 0 .5rem; font-size: .86rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .2rem .45rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th { background: var(--tint); border-bottom: 1.5px solid var(--muted); font-weight: 600; overflow-wrap: normal; }
.n { text-align: right; white-space: nowrap; overflow-wrap: normal; } th.n { white-space: normal; }
.rag { white-space: nowrap; } .rag svg { vertical-align: -3px; } code { font: .82em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; white-space: nowrap; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .12rem .8rem; margin: .3rem 0; }
dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.4rem; } .two > * { min-width: 0; }
.index { columns: 3; font-size: .86rem; } .index li { break-inside: avoid; }
.sheet + .sheet, nav + main { border-top: 3px solid var(--line); margin-top: 2.2rem; padding-top: 1.2rem; }
@page { size: A4; margin: 10mm 12mm; }
@media print {
  html { font-size: 8.2pt; } body { max-width: none; padding: 0; font-size: 1rem; line-height: 1.3; } a { color: inherit; text-decoration: none; }
  h1 { font-size: 15pt; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
  .sheet { break-after: page; } .sheet:last-child { break-after: auto; } nav.sheet { break-after: page; }
  .sheet + .sheet, nav + main { border: 0; margin: 0; padding: 0; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)css";

}  // namespace

std::string page_of(std::string_view title, std::string_view inner) {
    return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           safe(title) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n" + std::string(inner) + "</body>\n</html>\n";
}

}  // namespace merestone::report::detail
