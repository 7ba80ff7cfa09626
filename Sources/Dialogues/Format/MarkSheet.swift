public import ConsultationCore

/// How a case is marked: its items in order, and what it takes to pass.
public struct MarkSheet: Sendable {
  /// With the line on which each stands.
  public let items: [(line: Int, item: Item)]
  /// When the case is passed.
  public let pass: Pass

  /// One thing that earns points.
  public struct Item: Hashable, Sendable {
    /// What earns the points.
    public let task: Task
    /// Points for the item, or for each of its answers.
    public let weight: Int
    /// Whether missing it fails the case.
    public let isCritical: Bool
    /// The item as it is written, without its weight and critical mark.
    public let words: String

    /// The points that it can earn.
    public var outOf: Int {
      if case .recorded(let ids) = task { weight * ids.count } else { weight }
    }
  }

  /// What is to be done.
  public enum Task: Hashable, Sendable {
    /// `asked keloid before hsvOrofacial`
    case asked(QuestionID, before: Limit?)
    /// `recorded keloid, pregnant`: as in the case.
    case recorded([QuestionID])
    /// `trainee's verdict is DEFER`
    case verdict(Verdict)
    /// `brought out hsvOrofacial with /ask`
    case broughtOut(QuestionID)
    /// `told the patient to use sunscreen`: for the examiner.
    case told(String)
    /// `used /why`
    case used(command: String)
  }

  /// Before what something is asked.
  public enum Limit: Hashable, Sendable {
    case verdict
    case question(QuestionID)
  }

  /// What it takes to pass.
  public struct Pass: Hashable, Sendable {
    /// Of the points, 0 to 100.
    public let percent: Int
    /// Whether one missed critical item fails the case, whatever the points.
    public let needsEveryCriticalItem: Bool
  }
}

extension Dialogue {
  /// The mark sheet; `nil` where the file has none.
  public var markSheet: MarkSheet? {
    var items: [(line: Int, item: MarkSheet.Item)] = []
    for entry in entries {
      switch entry.kind {
      case .item(let text):
        guard let item = try? MarkSheet.Item(parsing: text, line: entry.line, column: 3) else {
          continue
        }
        items.append((entry.line, item))
      case .pass(let text):
        guard let pass = try? MarkSheet.Pass(parsing: text, line: entry.line, column: 7) else {
          return nil
        }
        return MarkSheet(items: items, pass: pass)
      default: break
      }
    }
    return nil
  }
}
