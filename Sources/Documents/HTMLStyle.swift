/// The style of every HTML file.
///
/// It is one constant, so that a file can name its hash and forbid all other style.
enum HTMLStyle {
  /// The SHA-256 of the sheet, as a content policy writes it.
  static let hash = "sha256-nuDJb4yK78ftYDOSd+cFnCBTO6ebyRV3krOvTSVpXcQ="

  static let sheet = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1d2327;--muted:#5b6770;--rule:#d3dade;\
    --accent:#14505f;--head:#eef3f4;--skin:#f6ece4;--outline:#6d6258;\
    --danger:#9b1c1c;--danger-bg:#fdf0ef;--caution:#805300;--caution-bg:#fdf6e6;\
    --note:#14505f;--note-bg:#eef6f7;\
    --stop:#a3321f;--stopTint:#f7dcd5;--use:#2c6e49;--useTint:#dcefe2;\
    --treatment:#14505f;--treatmentTint:#cfe4e8;--downtime:#8a6d1f;--downtimeTint:#f5e8c4;\
    --review:#51489b;--reviewTint:#e3e0f5;--event:#a03a74;--eventTint:#f5dcea;\
    --depth0:#f9d9c8;--depth1:#f2b89d;--depth2:#e39070;--depth3:#c56447;--depth4:#963c26}
    @media screen and (prefers-color-scheme:dark){:root{--paper:#14191c;--ink:#e6eaec;\
    --muted:#a3b0b7;--rule:#3a464d;--accent:#86c9d8;--head:#1f282d;--skin:#38302a;\
    --outline:#b3a597;--danger:#ff9d92;--danger-bg:#351b1a;--caution:#f2c05d;\
    --caution-bg:#2e2613;--note:#86c9d8;--note-bg:#182a2f;\
    --stop:#ff9d8a;--stopTint:#4a2620;--use:#8fd3a9;--useTint:#1f3d2b;\
    --treatment:#86c9d8;--treatmentTint:#1d3f48;--downtime:#e5c56c;--downtimeTint:#42371a;\
    --review:#b9b1f2;--reviewTint:#322e56;--event:#f0a3cd;--eventTint:#4a2439;\
    --depth0:#5b4034;--depth1:#7d4f3d;--depth2:#a35f45;--depth3:#c9714f;--depth4:#ee8d66}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0 auto;padding:1.5rem 1.25rem 3rem;max-width:46rem;background:var(--paper);\
    color:var(--ink);font:1.0625rem/1.6 "Noto Serif","Source Serif 4",Charter,Georgia,serif;\
    overflow-wrap:anywhere}
    body.clinician{max-width:56rem;font-size:.95rem;line-height:1.5}
    header,footer,h1,h2,th,dt,summary,figcaption,svg,.subtitle,.callout-title,.fill-ins,.id\
    {font-family:"Noto Sans",system-ui,"Segoe UI",Helvetica,Arial,sans-serif}
    header{border-bottom:2px solid var(--accent);padding-bottom:.6rem;margin-bottom:2rem;\
    font-size:.85rem;color:var(--muted)}
    header p{margin:0}
    header p:first-child{font-size:1.15rem;font-weight:700;color:var(--accent)}
    h1{font-size:1.95rem;line-height:1.2;margin:0 0 .3rem}
    .subtitle{color:var(--muted);margin:0 0 1.6rem}
    h2{font-size:1.25rem;line-height:1.3;margin:2.2rem 0 .6rem;color:var(--accent)}
    .id{font-size:.8em;font-weight:400;color:var(--muted)}
    p{margin:.55rem 0}
    ul,ol{margin:.55rem 0;padding-inline-start:1.5rem}
    li{margin:.2rem 0}
    code{font:.88em "Noto Sans Mono","DejaVu Sans Mono",ui-monospace,monospace}
    dl{display:grid;grid-template-columns:minmax(7rem,30%) 1fr;margin:.8rem 0;\
    border-top:1px solid var(--rule)}
    dt,dd{margin:0;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--rule)}
    dt{font-weight:700;font-size:.92em}
    table{width:100%;border-collapse:collapse;margin:.9rem 0;font-size:.94em;\
    font-variant-numeric:tabular-nums}
    caption{text-align:start;color:var(--muted);padding-bottom:.35rem}
    th,td{padding:.4rem .6rem;text-align:start;vertical-align:top;\
    border-bottom:1px solid var(--rule)}
    th{overflow-wrap:break-word;background:var(--head);font-size:.92em;border-bottom:1.5px solid var(--accent)}
    .centre{text-align:center}
    .trailing{text-align:end}
    .callout{border:1px solid;border-inline-start-width:6px;border-radius:3px;\
    padding:.7rem 1rem;margin:1rem 0}
    .callout>:first-child{margin-top:0}
    .callout>:last-child{margin-bottom:0}
    .callout-title{font-weight:700}
    .danger{border-color:var(--danger);background:var(--danger-bg)}
    .danger>.callout-title{color:var(--danger)}
    .caution{border-color:var(--caution);background:var(--caution-bg)}
    .caution>.callout-title{color:var(--caution)}
    .note{border-color:var(--note);background:var(--note-bg)}
    .note>.callout-title{color:var(--note)}
    .checks{list-style:none;padding:0}
    .checks li{padding-inline-start:1.6em;text-indent:-1.6em}
    .fill-ins{display:flex;flex-wrap:wrap;gap:0 1.5rem;margin:1rem 0;font-size:.92em}
    .fill-ins p{display:flex;align-items:end;gap:.6rem;margin:0;padding-top:1.1rem;width:100%}
    .fill-ins .half{width:calc(50% - .75rem)}
    .blank{flex:1;min-width:3rem;border-bottom:1px solid var(--ink)}
    figure{margin:1.2rem 0;overflow-x:auto}
    svg{display:block;width:100%;min-width:34rem;height:auto}
    figcaption{font-size:.85rem;color:var(--muted);margin-top:.5rem}
    details{font-size:.9rem;margin-top:.3rem}
    summary{cursor:pointer;color:var(--muted);font-size:.85rem}
    footer{margin-top:3rem;padding-top:.6rem;border-top:1px solid var(--rule);\
    font-size:.8rem;color:var(--muted)}
    .page-break{border:0;margin:0}
    .b{font-weight:700}
    .f-none{fill:none}
    \(widths)
    \(inks)
    @page{size:A4;margin:20mm 20mm 22mm}
    @media print{body,body.clinician{max-width:none;padding:0;font-size:10.5pt;line-height:1.45}\
    h1,h2{break-after:avoid}\
    .callout,figure,li,tr,.fill-ins{break-inside:avoid}\
    svg{min-width:0}\
    .callout,th,svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}\
    thead{display:table-header-group}\
    .page-break{break-after:page}\
    details{display:none}\
    p,li{orphans:2;widows:2}}
    @media (max-width:34rem){dl{grid-template-columns:1fr}dt{border-bottom:0;padding-bottom:0}\
    .fill-ins .half{width:100%}}

    """

  private static let widths = stride(from: 0, through: 100, by: 5)
    .map { ".w\($0){width:\($0)%}" }.joined()

  private static let inks = Drawing.Ink.allCases
    .map {
      ".f-\($0.rawValue){fill:var(--\($0.rawValue))}.s-\($0.rawValue){stroke:var(--\($0.rawValue))}"
    }
    .joined()
}
