/// A part of a document's flow.
///
/// As JSON a block is an object with `kind`, the name of the case, and the keys that the case names:
/// `paragraph` has `text`; `list`, `numbered`, `checkboxes`, `fillIns` have `items`; `keyValues` has
/// `rows`; `table`, `callout` and `figure` have a key of their own name; `pageBreak` has none.
public indirect enum Block: Hashable, Sendable {
  /// Words.
  case paragraph(RichText)
  /// Items without an order.
  case list([RichText])
  /// Items in order.
  case numbered([RichText])
  /// Names, each with what it stands for.
  case keyValues([KeyValue])
  /// Rows and columns.
  case table(Table)
  /// Something that must not be missed.
  case callout(Callout)
  /// A drawing that also has words.
  case figure(Figure)
  /// Items to tick.
  case checkboxes([CheckItem])
  /// Labels with a blank to write on.
  case fillIns([FillIn])
  /// A hint that a printed page should end here.
  case pageBreak

  /// Names with what they stand for, written as `.keyValues(["Device": "pen", "Passes": "2"])`.
  public static func keyValues(_ pairs: KeyValuePairs<String, RichText>) -> Block {
    .keyValues(pairs.map { KeyValue(RichText($0.key), $0.value) })
  }

  /// A table whose columns share the width as their words need it.
  public static func table(header: [RichText], rows: [[RichText]]) -> Block {
    .table(Table(header: header, rows: rows))
  }

  /// A callout, its title first.
  public static func callout(_ kind: Callout.Kind, _ title: RichText, _ blocks: [Block] = [])
    -> Block
  {
    .callout(Callout(kind, title: title, blocks: blocks))
  }

  /// Items to tick, none of them ticked.
  public static func checkboxes(_ items: [RichText]) -> Block {
    .checkboxes(items.map { CheckItem($0) })
  }

  /// Labels with a blank over the whole width.
  public static func fillIns(_ labels: [RichText]) -> Block {
    .fillIns(labels.map { FillIn($0) })
  }
}

extension Block {
  /// A name with what it stands for.
  ///
  /// As JSON: `{key, value}`.
  public struct KeyValue: Hashable, Sendable, Codable {
    /// The name.
    public var key: RichText
    /// What it stands for.
    public var value: RichText

    /// Creates a row.
    public init(_ key: RichText, _ value: RichText) {
      self.key = key
      self.value = value
    }
  }

  /// An item to tick.
  ///
  /// As JSON: `{text, checked}`.
  public struct CheckItem: Hashable, Sendable, Codable {
    /// The words beside the box.
    public var text: RichText
    /// Whether the box is ticked.
    public var checked: Bool

    /// Creates an item.
    public init(_ text: RichText, checked: Bool = false) {
      self.text = text
      self.checked = checked
    }
  }

  /// A label with a blank to write on.
  ///
  /// As JSON: `{label, width}`.
  public struct FillIn: Hashable, Sendable, Codable {
    /// The words before the blank.
    public var label: RichText
    /// How much of the line it takes.
    public var width: Width

    /// Creates a blank.
    public init(_ label: RichText, width: Width = .full) {
      self.label = label
      self.width = width
    }

    /// How much of the line a blank takes; two halves that follow each other share a line.
    public enum Width: String, Hashable, Sendable, Codable {
      case full, half
    }
  }

  /// Something that must not be missed.
  ///
  /// As JSON: `{kind, title, blocks}`.
  public struct Callout: Hashable, Sendable, Codable {
    /// How much it matters.
    public var kind: Kind
    /// What it says, in a few words; the words carry the meaning and the colour only helps.
    public var title: RichText
    /// More about it.
    public var blocks: [Block]

    /// Creates a callout.
    public init(_ kind: Kind, title: RichText, blocks: [Block] = []) {
      self.kind = kind
      self.title = title
      self.blocks = blocks
    }

    /// How much a callout matters, worst first.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
      case danger, caution, note
    }
  }
}
