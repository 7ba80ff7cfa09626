public import ConsultationCore

/// The whole protocol as a document that a clinician can review.
///
/// It has every question and every rule with what speaks for it and against it. It is made from the
/// values that ask and judge, so it cannot go stale.
public struct RuleBook {
  let `protocol`: ConsultationProtocol
  let conditions: ConditionText

  /// The rule book of a protocol.
  public static func document(of protocol: ConsultationProtocol) -> Document {
    let book = RuleBook(
      protocol: `protocol`, conditions: ConditionText(`protocol`))
    return Document(
      title: "Rule book", subtitle: `protocol`.title, audience: .clinician,
      metadata: Document.Metadata(subject: "Every question and rule of \(`protocol`.title)"),
      opening: [book.introduction], sections: book.sections)
  }

  private var introduction: Block {
    .paragraph(
      """
      Each statement carries its provenance: \(strong: "found") was read in the source or a copy \
      of it, \(strong: "memory") was recalled and not read again, \(strong: "policy") is a \
      cautious default that the clinic's medical lead signs off, \(strong: "design") is this \
      tool's own.
      """)
  }

  private var sections: [Document.Section] {
    questionSections + [
      Document.Section(id: "groups", title: "Questions asked together", blocks: groupBlocks),
      Document.Section(id: "derived", title: "Derived conditions", blocks: derivedBlocks),
    ] + ruleSections
      + [
        Document.Section(
          id: "disagreements", title: "Where sources disagree", blocks: disagreementBlocks),
        Document.Section(id: "actions", title: "Actions", blocks: actionBlocks),
        Document.Section(id: "sources", title: "Sources", blocks: sourceBlocks),
      ].filter { !$0.blocks.isEmpty }
  }
}

// MARK: - Small parts

extension RuleBook {
  /// Citations with their provenance; `marksSides` says which speak against.
  func citations(_ citations: [Citation], marksSides: Bool = false) -> RichText {
    var text = RichText([])
    for (position, citation) in citations.enumerated() {
      if position > 0 { text = text + "; " }
      if marksSides && citation.stance == .disagrees { text = text + "against: " }
      var mark = RichText.emphasis(citation.provenance.rawValue)
      if !citation.sources.isEmpty { mark = mark + " " + codes(citation.sources.map(\.name)) }
      text = text + (citation.note.isEmpty ? mark : "\(citation.note) (\(mark))")
    }
    return text
  }

  /// Rows of names and values, without those that are empty.
  func rows(_ pairs: KeyValuePairs<String, RichText>) -> Block {
    .keyValues(
      pairs.filter { !$0.value.isEmpty }.map { Block.KeyValue(RichText($0.key), $0.value) })
  }

  /// Identifiers, one after the other.
  func codes(_ ids: some Sequence<String>) -> RichText {
    var text = RichText([])
    for id in ids {
      if !text.isEmpty { text = text + ", " }
      text = text + RichText.code(id)
    }
    return text
  }

  private var groupBlocks: [Block] {
    `protocol`.groups.flatMap { group -> [Block] in
      [
        .paragraph("\(code: group.id): \(strong: group.wording)"),
        rows([
          "To the patient": RichText(group.spoken),
          "Answered by": group.style == .checklist
            ? "the items that apply, or none" : "one short answer each, on one line",
          "Questions": codes(group.questions.map(\.name)),
        ]),
      ]
    }
  }

  /// Named conditions, each spelled out one step.
  private var derivedBlocks: [Block] {
    var seen: Set<String> = []
    var entries: [Block.KeyValue] = []
    for site in `protocol`.conditionSites {
      for (name, condition) in ConditionText.named(in: site.condition)
      where seen.insert(name).inserted {
        entries.append(Block.KeyValue(RichText(name), RichText(conditions.words(condition))))
      }
    }
    return entries.isEmpty ? [] : [.keyValues(entries)]
  }

  private var disagreementBlocks: [Block] {
    `protocol`.disagreements.flatMap { item -> [Block] in
      [
        .paragraph("\(code: item.id): \(strong: item.topic)"),
        rows([
          "One side": citations(item.positions.filter { $0.stance == .supports }),
          "The other": citations(item.positions.filter { $0.stance == .disagrees }),
          "Chosen": RichText(item.choice),
          "Bears on": codes(item.rules.map(\.name)),
        ]),
      ]
    }
  }

  private var actionBlocks: [Block] {
    guard !`protocol`.actions.isEmpty else { return [] }
    return [
      .table(
        header: ["Action", "What to do", "When", "Provenance"],
        rows: `protocol`.actions.map {
          [
            .code($0.id.name), RichText($0.task), RichText($0.timing),
            .emphasis($0.provenance.rawValue),
          ]
        })
    ]
  }

  private var sourceBlocks: [Block] {
    guard !`protocol`.sources.isEmpty else { return [] }
    return [
      .table(
        header: ["Key", "Source", "Caution"],
        rows: `protocol`.sources.map {
          [.code($0.key.name), RichText($0.title), RichText($0.caution ?? "")]
        })
    ]
  }
}
