/// Days from left to right, with rows of bars and marks: what to stop, treatment, downtime, reviews.
///
/// Days are offsets from a day that the maker chooses; every printed date is a label of the maker's.
public struct CalendarStrip: Hashable, Sendable, Codable {
  /// The first day drawn.
  public var firstDay: Int
  /// The last day drawn.
  public var lastDay: Int
  /// Days that are named along the top.
  public var ticks: [Tick]
  /// The rows, from the top.
  public var rows: [Row]

  /// Creates a strip of the days in a range.
  public init(days: ClosedRange<Int>, ticks: [Tick], rows: [Row]) {
    self.firstDay = days.lowerBound
    self.lastDay = days.upperBound
    self.ticks = ticks
    self.rows = rows
  }

  /// A day that is named along the top.
  public struct Tick: Hashable, Sendable, Codable {
    /// The day's offset.
    public var day: Int
    /// Its printed date.
    public var label: String

    /// Creates a tick.
    public init(_ day: Int, _ label: String) {
      self.day = day
      self.label = label
    }
  }

  /// A labelled row of marks.
  public struct Row: Hashable, Sendable, Codable {
    /// What the row is about.
    public var label: String
    /// Its bars and marks.
    public var marks: [Mark]

    /// Creates a row.
    public init(_ label: String, _ marks: [Mark]) {
      self.label = label
      self.marks = marks
    }
  }

  /// A bar over several days, or a mark on one.
  public struct Mark: Hashable, Sendable, Codable {
    /// What it stands for.
    public var kind: Kind
    /// Its first day.
    public var first: Int
    /// Its last day; the same as the first for a mark on one day.
    public var last: Int
    /// The words beside it, with the printed dates.
    public var label: String

    /// Creates a bar from one day to another, both included.
    public init(_ kind: Kind, _ days: ClosedRange<Int>, _ label: String) {
      self.kind = kind
      self.first = days.lowerBound
      self.last = days.upperBound
      self.label = label
    }

    /// Creates a mark on one day.
    public init(_ kind: Kind, on day: Int, _ label: String) {
      self.kind = kind
      self.first = day
      self.last = day
      self.label = label
    }
  }

  /// What a mark stands for.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Something to stop or to leave out.
    case stop
    /// Something to do or to use.
    case use
    /// A treatment.
    case treatment
    /// Days of downtime.
    case downtime
    /// A review.
    case review
    /// An event of the patient's own.
    case event

    /// The word in the key below the drawing.
    public var name: String { rawValue }
  }

  /// A line for each row: its label, then each mark with what it stands for.
  public var textEquivalent: [String] {
    rows.map { row in
      let marks = row.marks.map { mark in
        mark.label.isEmpty ? mark.kind.name : mark.label
      }
      return marks.isEmpty ? row.label : "\(row.label): \(marks.joined(separator: "; "))"
    }
  }
}
