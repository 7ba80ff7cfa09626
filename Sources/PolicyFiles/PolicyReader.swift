import ConsultationCore
import MicroneedlingProtocol

/// Reads the keys of a policy from a document, and goes on after every problem.
struct PolicyReader {
  /// The longest texts, in Unicode scalars.
  enum Limit {
    static let phone = 60
    static let name = 120
    static let reason = 500
    static let letterheadLines = 10
    static let devices = 50
  }

  /// A value with the keys that lead to it.
  struct Field {
    let key: String
    let item: YAMLItem
    var place: Place { item.place }

    func child(_ name: String, _ item: YAMLItem) -> Field {
      Field(key: key.isEmpty ? name : "\(key).\(name)", item: item)
    }
  }

  var log: ProblemLog

  /// The policy; without problems in the log it is complete.
  static func policy(of document: YAMLItem, _ log: inout ProblemLog) -> ClinicPolicy? {
    var reader = PolicyReader(log: log)
    defer { log = reader.log }
    return reader.policy(Field(key: "", item: document))
  }

  private mutating func policy(_ document: Field) -> ClinicPolicy? {
    let keys = ["clinic", "letterhead", "contacts", "devices", "intervals"]
    guard let fields = group(document, keys: keys, expected: "keys such as \"clinic\": …")
    else { return nil }
    if fields["clinic"] == nil {
      log.add(document.place, key: "clinic", "\"clinic\" is missing: expected the clinic's name")
    }
    let clinic = fields["clinic"].flatMap { text($0, expected: "the clinic's name") }
    return ClinicPolicy(
      clinic: clinic ?? "",
      letterhead: fields["letterhead"].map { letterhead($0) } ?? [],
      contacts: fields["contacts"].map { contacts($0) } ?? ClinicPolicy.Contacts(),
      devices: fields["devices"].map { devices($0) } ?? [],
      intervals: fields["intervals"].map { intervals($0) } ?? [])
  }

  private mutating func letterhead(_ field: Field) -> [String] {
    guard let lines = list(field, expected: "a list of lines") else { return [] }
    if lines.count > Limit.letterheadLines {
      problem(
        lines[Limit.letterheadLines],
        "\"letterhead\" has \(lines.count) lines; at most "
          + "\(Limit.letterheadLines) are printed")
    }
    return lines.compactMap { text($0, expected: "a line of text") }
  }

  private mutating func contacts(_ field: Field) -> ClinicPolicy.Contacts {
    let keys = ["clinic", "outOfHours", "emergency", "crisis"]
    let fields = group(field, keys: keys, expected: keys.joined(separator: ", ")) ?? [:]
    var numbers: [String: String] = [:]
    for (name, field) in fields.sorted(by: { $0.value.place < $1.value.place }) {
      numbers[name] = text(field, expected: "a phone number", limit: Limit.phone)
    }
    return ClinicPolicy.Contacts(
      clinic: numbers["clinic"], outOfHours: numbers["outOfHours"],
      emergency: numbers["emergency"], crisis: numbers["crisis"])
  }
}

// MARK: - Devices

extension PolicyReader {
  private mutating func devices(_ field: Field) -> [ClinicPolicy.Device] {
    guard let items = list(field, expected: "a list of devices") else { return [] }
    if items.count > Limit.devices {
      problem(
        items[Limit.devices],
        "\"devices\" has \(items.count) entries; at most \(Limit.devices) are read")
    }
    var names: [String: Int] = [:]
    var devices: [ClinicPolicy.Device] = []
    for item in items.prefix(Limit.devices) {
      guard let device = device(item) else { continue }
      let name = device.name.lowercased()
      if let line = names[name] {
        problem(
          item, "a device named \(PolicyFile.quoted(name)) stands on line \(line) already")
      }
      names[name] = item.place.line
      devices.append(device)
    }
    return devices
  }

  private mutating func device(_ field: Field) -> ClinicPolicy.Device? {
    let keys = ["name", "type", "maxDepthMm"]
    guard let fields = group(field, keys: keys, expected: keys.joined(separator: ", "))
    else { return nil }
    for key in keys where fields[key] == nil {
      problem(field, "this device lacks \"\(key)\"")
    }
    let name = fields["name"].flatMap { text($0, expected: "the device's name") }
    let type = fields["type"].flatMap { deviceType($0) }
    let maxDepth = fields["maxDepthMm"].flatMap { depth($0) }
    guard let name, let type, let maxDepth else { return nil }
    return ClinicPolicy.Device(name: name, type: type, maxDepthMm: maxDepth)
  }

  private mutating func deviceType(_ field: Field) -> DeviceType? {
    let names = DeviceType.allCases.map(\.rawValue)
    let expected = "one of \(names.joined(separator: ", "))"
    guard let text = text(field, expected: expected) else { return nil }
    if let type = DeviceType(rawValue: text) { return type }
    problem(
      field,
      "unknown type \(PolicyFile.quoted(text))\(PolicyFile.hint(for: text, among: names))"
        + "; expected \(expected)")
    return nil
  }

  private mutating func depth(_ field: Field) -> Double? {
    let expected = "millimetres as a number from 0.1 to 5, such as 1.5"
    guard let text = text(field, expected: expected) else { return nil }
    let isNumber = text.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
    guard case .text(_, isPlain: true) = field.item.content, isNumber, let depth = Double(text)
    else {
      problem(field, "\(PolicyFile.quoted(text)) is not a number; expected \(expected)")
      return nil
    }
    guard (0.1...5).contains(depth) else {
      problem(field, "\(PolicyFile.visible(text)) mm is out of range; expected \(expected)")
      return nil
    }
    return depth
  }
}

// MARK: - Kinds of value

extension PolicyReader {
  mutating func problem(_ field: Field, _ message: String) {
    log.add(field.place, key: field.key.isEmpty ? nil : field.key, message)
  }

  /// A group of known keys, each reported where it is unknown.
  mutating func group(_ field: Field, keys: [String], expected: String) -> [String: Field]? {
    guard let entries = entries(field, expected: expected) else { return nil }
    var fields: [String: Field] = [:]
    for entry in entries {
      if keys.contains(entry.key) {
        fields[entry.key] = field.child(entry.key, entry.value)
      } else {
        let hint = PolicyFile.hint(for: entry.key, among: keys)
        log.add(
          entry.place, key: field.child(entry.key, entry.value).key,
          "unknown key \(PolicyFile.quoted(entry.key))"
            + (hint.isEmpty ? "; expected one of \(keys.joined(separator: ", "))" : hint))
      }
    }
    return fields
  }

  /// The entries of a group; never empty.
  mutating func entries(_ field: Field, expected: String) -> [YAMLItem.Entry]? {
    if case .group(let entries) = field.item.content, !entries.isEmpty { return entries }
    report(field, expected: expected)
    return nil
  }

  private mutating func list(_ field: Field, expected: String) -> [Field]? {
    if case .list(let items) = field.item.content, !items.isEmpty {
      return items.enumerated().map { field.child(String($0 + 1), $1) }
    }
    report(field, expected: expected)
    return nil
  }

  /// One line of text without what must not be printed.
  mutating func text(_ field: Field, expected: String, limit: Int = Limit.name) -> String? {
    guard case .text(let written, _) = field.item.content else {
      report(field, expected: expected)
      return nil
    }
    let text = PolicyReader.trimmed(written)
    guard !text.isEmpty else {
      report(
        Field(key: field.key, item: YAMLItem(place: field.place, content: .empty)),
        expected: expected)
      return nil
    }
    guard !text.contains(where: \.isNewline) else {
      problem(field, "\"\(PolicyFile.visible(field.key))\" has several lines; expected \(expected)")
      return nil
    }
    if let scalar = text.unicodeScalars.first(where: VisibleText.isUnsafe) {
      problem(
        field,
        "\"\(PolicyFile.visible(field.key))\" holds \(PolicyFile.name(of: scalar)), a "
          + "control or invisible character")
      return nil
    }
    let count = text.unicodeScalars.count
    guard count <= limit else {
      problem(
        field,
        "\"\(PolicyFile.visible(field.key))\" has \(count) characters; at most \(limit) "
          + "are printed")
      return nil
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" }
    return String(
      text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  /// Says what stands where something else was expected.
  mutating func report(_ field: Field, expected: String) {
    let name = field.key.isEmpty ? "the file" : "\"\(PolicyFile.visible(field.key))\""
    switch field.item.content {
    case .refused: break
    case .empty: problem(field, "\(name) is empty: expected \(expected)")
    case .list(let items) where items.isEmpty:
      problem(field, "\(name) is empty: expected \(expected)")
    case .group(let entries) where entries.isEmpty:
      problem(field, "\(name) is empty: expected \(expected)")
    case .text: problem(field, "\(name) is a single value: expected \(expected)")
    case .list: problem(field, "\(name) is a list: expected \(expected)")
    case .group: problem(field, "\(name) is a group of keys: expected \(expected)")
    }
  }
}
