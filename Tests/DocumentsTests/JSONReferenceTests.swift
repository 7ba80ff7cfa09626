import ConsultationCore
import Documents
import Foundation
import Testing

@Suite struct `The reference of the JSON format` {
  private static var article: String {
    get throws {
      try String(
        contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
          .appendingPathComponent("../../Sources/Documents/Documents.docc/JSON.md"),
        encoding: .utf8)
    }
  }

  @Test(arguments: GoldenPatient.all)
  func `names every key of a document and every kind of block`(_ golden: GoldenPatient) throws {
    let article = try Self.article
    let record = try golden.record()
    for audience in Document.Audience.allCases {
      let json = try DocumentJSON.encode(record.document(for: audience))
      for word in try Self.words(of: JSONSerialization.jsonObject(with: Data(json.utf8))) {
        #expect(article.contains("`\(word)`"), "\(word)")
      }
    }
  }

  /// Every key, and the value of every key whose values are a closed list.
  private static func words(of value: Any) -> Set<String> {
    switch value {
    case let object as [String: Any]:
      object.reduce(into: Set(object.keys)) { words, member in
        if ["kind", "audience", "alignment", "width"].contains(member.key),
          let word = member.value as? String
        {
          words.insert(word)
        }
        words.formUnion(Self.words(of: member.value))
      }
    case let list as [Any]: list.reduce(into: []) { $0.formUnion(Self.words(of: $1)) }
    default: []
    }
  }
}
