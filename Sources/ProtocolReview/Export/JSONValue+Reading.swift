import Interview

extension JSONValue {
  /// The member of an object under that key.
  func member(_ key: String) -> Member? {
    if case .object(let members) = self { members.first { $0.key == key } } else { nil }
  }

  subscript(key: String) -> JSONValue? { member(key)?.value }

  /// The text; empty where it is none.
  var string: String { if case .string(let text) = self { text } else { "" } }

  /// Whether it is `true`.
  var isTrue: Bool { self == .bool(true) }

  /// The values of a list; none where it is none.
  var list: [JSONValue] { if case .array(let values) = self { values } else { [] } }
}

extension JSONValue? {
  var string: String { self?.string ?? "" }
  var isTrue: Bool { self?.isTrue ?? false }
  var list: [JSONValue] { self?.list ?? [] }
  var strings: [String] { list.map(\.string) }
}
