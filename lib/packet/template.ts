/**
 * How a packet stands on the page, in Typst; the same rules as for letters (lib/letters/template.ts): everything comes in as JSON and is shown
 * as text, never evaluated. Headings are the file's bookmarks and its contents. A page of a record is a picture in the frame below its banner:
 * of a PDF's page only what is drawn comes in, so no script, link, form or attachment of it does.
 */
export const PACKET_TEMPLATE = `
#let packet = json("packet.json")
#let ink = rgb("#14171c")
#let muted = rgb("#4a525e")
#let rule = rgb("#c4cad3")
#let size = 9.5pt

#let run(piece) = {
  let body = if piece.apart { piece.text.clusters().join(h(0.001pt)) } else { piece.text }
  if piece.fonts.len() == 0 { text(kerning: true, body) } else { text(font: piece.fonts, features: (ccmp: 1), body) }
}
#let said(value) = if type(value) == str { value } else { value.map(piece => if type(piece) == str { piece } else { run(piece) }).join() }

#set text(font: "Noto Sans", fallback: false, size: size, fill: ink, lang: "en", region: "US", hyphenate: false, number-type: "lining", features: (ccmp: 0))
#set par(justify: false, leading: 0.55em, spacing: 0.8em, linebreaks: "simple")
#set page(
  paper: "us-letter",
  margin: (x: 0.75in, top: 0.6in, bottom: 0.75in),
  footer-descent: 35%,
  footer: {
    set text(fill: muted, size: 8pt)
    grid(columns: (1fr, auto), said(packet.footer), context [Page #counter(page).display() of #counter(page).final().first()])
  },
)
#show heading: set text(weight: 600)
#show heading.where(level: 1): set text(size: 12pt)
#show heading.where(level: 1): set block(above: 1.5em, below: 0.8em, sticky: true)
#show heading.where(level: 2): set text(size: 10pt)
#show heading.where(level: 2): set block(above: 0pt, below: 0.4em)
#set terms(separator: [], hanging-indent: 10em, spacing: 0.55em)
#show terms: set strong(delta: 0)
#set list(marker: [•])

#let definitions(rows) = terms(..rows.map(row => terms.item(box(width: 10em, text(fill: muted, said(row.term))), said(row.detail))))
#let widths(columns) = columns.map(c => if c.width == "wide" { 1.7fr } else if c.width == "medium" { 1fr } else { auto })
#let lines-table(columns, rows) = table(
  columns: widths(columns),
  align: columns.map(c => if c.align == "end" { right } else { left }),
  stroke: (x, y) => (bottom: if y == 0 { 0.8pt + muted } else { 0.5pt + rule }),
  inset: (x: 0.4em, y: 0.4em),
  table.header(..columns.map(c => text(weight: 600, said(c.title)))),
  ..rows.map(row => row.map(said)).flatten(),
)
#let show-block(item) = {
  if item.type == "paragraph" { par(said(item.text)) }
  else if item.type == "definitions" { definitions(item.rows) }
  else if item.type == "table" { lines-table(item.columns, item.rows) }
}

#let notice(body) = block(width: 100%, stroke: 0.8pt + ink, inset: 0.8em, body)

// The title is no part of the contents, so it is no heading of theirs.
#block(below: 1em, text(size: 17pt, weight: 600, said(packet.cover.heading)))
#par(text(weight: 600, said(packet.cover.state)))
#definitions(packet.cover.rows)
#if packet.notice != none {
  notice({
    par(text(weight: 600)[Redisclosure notice (#said(packet.notice.citation))])
    par(said(packet.notice.statement))
    enum(numbering: "(i)", ..packet.notice.unless.map(said))
  })
}
#if packet.leftOut.len() > 0 {
  par(text(weight: 600)[Not in this packet])
  list(..packet.leftOut.map(said))
}
#block(above: 1.4em, below: 0.6em, text(size: 12pt, weight: 600)[Contents])
// Hundreds of pages are in the bookmarks alone.
#outline(title: none, depth: if packet.records.map(record => record.pages.len()).sum(default: 0) > 60 { 1 } else { 2 })

#pagebreak()
#for section in packet.sections {
  heading(level: 1, said(section.title))
  for item in section.blocks { show-block(item) }
}

#for record in packet.records {
  for (i, page) in record.pages.enumerate() {
    pagebreak(weak: true)
    if i == 0 { heading(level: 1, said(record.title)) } else { par(text(fill: muted, said(record.title))) }
    block(below: 0.6em, {
      heading(level: 2, said(page.heading))
      if page.cites.len() > 0 { par[Cited for: #page.cites.map(said).join([; ])] }
      if page.notice != "" { par(text(weight: 600, said(page.notice))) }
    })
    block(width: 100%, height: 1fr, stroke: 0.5pt + rule, inset: 2pt, align(center + horizon, if page.file == none {
      [This page could not be included: #said(page.why)]
    } else {
      image(page.file, page: page.page, width: 100%, height: 100%, fit: "contain", alt: page.alt)
    }))
  }
}

#set document(title: packet.title, date: none)
`;
