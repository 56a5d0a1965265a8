/**
 * How a letter stands on the page, in Typst. A string and not a file, so that it is found wherever the code runs.
 * What the letter says comes in as JSON (`letter.json`, and what stands at the foot of a page as `footer.json`) and is only ever shown as text,
 * never evaluated as markup. A text is a string, or an array of strings and of runs in other scripts (runs.ts).
 * US Letter; the address stands where the window of a number 10 envelope shows it, and nothing else does.
 *
 * What letters have in common is laid out once, as long as it is styled alike: no rule that holds for the whole letter may say what is this
 * letter's own. So its title is set last, and its footer is read where it is shown; else every letter is laid out from nothing, at twice the cost.
 */
export const LETTER_TEMPLATE = `
#let letter = json("letter.json")
#let size = letter.points * 1pt
#let ink = rgb("#14171c")
#let muted = rgb("#4a525e")
#let rule = rgb("#c4cad3")
#let large = letter.points > 14
#let left-column = 13.2 * size

// A run names its faces; what ccmp composes is how its script is written. A word too long for its column (a name of 120 letters) may break
// anywhere; a zero-width space would do that too, but would be read back as a character of the name.
#let run(piece) = {
  let body = if piece.apart { piece.text.clusters().join(h(0.001pt)) } else { piece.text }
  // Kerning is on anyway: a style of its own keeps its first letter from being shaped with what stands before it.
  if piece.fonts.len() == 0 { text(kerning: true, body) } else { text(font: piece.fonts, features: (ccmp: 1), body) }
}
#let said(value) = if type(value) == str { value } else { value.map(piece => if type(piece) == str { piece } else { run(piece) }).join() }

// No fallback: the machine's own fonts must not get into the page.
// Without ccmp a letter such as ị is one glyph: taken apart into i and a dot, readers of the PDF's text get "Thi ị" for "Thị".
#set text(font: "Noto Sans", fallback: false, size: size, fill: ink, lang: "en", region: "US", hyphenate: false, number-type: "lining", features: (ccmp: 0))
#set par(justify: false, leading: 0.58em, spacing: 0.95em, linebreaks: "simple")
#set page(
  paper: "us-letter",
  margin: (x: 1in, top: 0.8in, bottom: 0.95in),
  footer-descent: 35%,
  footer: {
    set text(fill: muted)
    grid(
      columns: (1fr, auto),
      context said(json("footer.json")),
      context [Page #counter(page).display() of #counter(page).final().first()],
    )
  },
)

#show heading.where(level: 1): set text(size: 1.05em, weight: 600)
#show heading.where(level: 1): set block(above: 0pt, below: 1em, sticky: true)
#show heading.where(level: 2): set text(size: if large { 1em } else { 0.95em }, weight: 600)
#show heading.where(level: 2): set block(above: 1.35em, below: 0.65em, sticky: true)
#set list(marker: [•], indent: 0.2em, body-indent: 0.6em, spacing: 0.62em)
#set terms(separator: [], spacing: 0.62em)
// A term is told from its detail by its place and tone, not by weight.
#show terms: set strong(delta: 0)

// In large print the detail stands under its term: beside it there would be no room for either.
#let definitions(rows) = block(breakable: large, above: 0.8em, below: 1.3em, terms(
  separator: if large { linebreak() } else { [] },
  hanging-indent: if large { 1em } else { left-column },
  ..rows.map(row => terms.item(
    box(width: if large { auto } else { left-column }, text(fill: muted, said(row.term))),
    said(row.detail),
  )),
))

// The first column takes the room, the setting may wrap, numbers and dates stand on one line.
#let widths(columns) = columns.map(c => if c.width == "wide" { 1.7fr } else if c.width == "medium" { 1fr } else { auto })

// In large print a row of five columns would be one word wide: each is told line by line.
#let lines-told(columns, rows) = for row in rows { definitions(columns.zip(row).map(((c, cell)) => (term: c.title, detail: cell))) }

#let lines-table(columns, rows) = table(
  columns: widths(columns),
  align: columns.map(c => if c.align == "end" { right } else { left }),
  stroke: (x, y) => (bottom: if y == 0 { 0.8pt + muted } else { 0.5pt + rule }),
  inset: columns.enumerate().map(((x, c)) => (
    left: if x == 0 { 0pt } else { 0.6em },
    right: if x == columns.len() - 1 { 0pt } else { 0.6em },
    y: 0.5em,
  )),
  table.header(..columns.map(c => text(weight: 600, said(c.title)))),
  ..rows.map(row => row.map(said)).flatten(),
)

// Each in its own language and direction; close together, so that they are seen as one list, yet in no smaller type.
#let tagline(item) = block(width: 100%, above: 0.75em, below: 0.75em, {
  set text(lang: item.lang, region: item.region, dir: if item.direction == "rtl" { rtl } else { ltr })
  set par(leading: 0.5em)
  set align(if item.direction == "rtl" { right } else { left })
  par(said(item.text))
})

#let show-block(item) = {
  if item.type == "heading" { heading(level: item.level, said(item.text)) }
  else if item.type == "paragraph" {
    par(said(item.text))
  }
  else if item.type == "tagline" { tagline(item) }
  else if item.type == "definitions" { definitions(item.rows) }
  else if item.type == "table" { if large { lines-told(item.columns, item.rows) } else { lines-table(item.columns, item.rows) } }
  else if item.type == "list" { list(..item.items.map(said)) }
  else if item.type == "address" {
    // The window of the envelope: 2.3 inches from the top of the sheet whatever the letterhead's height.
    if large { v(1.2em) } else { v(1fr) }
    item.lines.map(said).join(linebreak())
  }
  else if item.type == "signature" {
    block(breakable: false, above: 1.3em, {
      par(said(item.closing))
      par({
        text(weight: 600, said(item.lines.first(default: "")))
        for line in item.lines.slice(calc.min(1, item.lines.len())) { linebreak(); said(line) }
      })
    })
  }
}

// Sender, date and addressee fill a fixed height, so that the address always meets the window. Large print goes out in a large envelope.
#block(height: if large { auto } else { 2.5in }, width: 100%, below: 0.3in, {
  grid(
    columns: (1fr, auto),
    column-gutter: 2em,
    text(size: 1.3em, weight: 600, said(letter.letterhead.name)),
    align(right, said(letter.date)),
  )
  v(0.7em, weak: true)
  text(fill: muted, letter.letterhead.lines.map(said).join(linebreak()))
  v(0.8em, weak: true)
  line(length: 100%, stroke: 0.8pt + rule)
  for item in letter.blocks.filter(b => b.type == "address") { show-block(item) }
})

// A paragraph that leads up to a list or a table stays on its page. One block around all: laid out once, and not again when the number of pages is known.
#let body = letter.blocks.filter(b => b.type != "address")
#block(width: 100%, for (i, item) in body.enumerate() {
  let next = body.at(i + 1, default: (type: "none")).type
  if item.type == "paragraph" and next in ("list", "definitions", "table") { block(sticky: true, show-block(item)) } else { show-block(item) }
})

#set document(title: letter.title, date: none)
`;
