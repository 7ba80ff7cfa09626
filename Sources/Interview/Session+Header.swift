import ConsultationCore

// Whom the record is about, and who signs it.
extension Session {
  mutating func header(
    _ field: HeaderField, _ text: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    take([try identification(field, text, typed: text, at: moment)])
  }

  mutating func signatory(
    _ field: SignatureField, _ text: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step] {
    take([try identification(field, text, typed: line, at: moment)])
  }

  /// `/amend patientName Amara`: a line of the header, or of the signature once it was given.
  ///
  /// - Returns: `nil` where the words name something else.
  mutating func amendHeader(
    _ rest: String, _ line: String, at moment: Moment
  ) throws(Rejection) -> [Step]? {
    let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first?.lowercased() else { return nil }
    let value = words.count > 1 ? words[1].trimmed : ""
    let headers = consultation.beginning?.hasHeader == true ? HeaderField.allCases : []
    if let field = headers.first(where: { $0.rawValue.lowercased() == name }) {
      try requireValue(value, of: field.rawValue)
      let event = try identification(field, value, typed: line, at: moment)
      return take([event], saying: [Line(.echo, "\(field.words): \(value).")])
    }
    let signed = SignatureField.allCases.filter { consultation.signatory[$0] != nil }
    if let field = signed.first(where: { $0.key.lowercased() == name }) {
      try requireValue(value, of: field.key)
      let event = try identification(field, value, typed: line, at: moment)
      return take([event], saying: [Line(.echo, "Your \(field.rawValue): \(value).")])
    }
    return nil
  }

  /// Nothing after the name must not take the old value away.
  private func requireValue(_ value: String, of name: String) throws(Rejection) {
    guard value.isEmpty else { return }
    throw Rejection(
      "Write the new value after it: /amend \(name) …"
        + (name == HeaderField.patientName.rawValue ? " (- leaves it out)." : ".")
        + " Nothing was changed.")
  }

  private func identification(
    _ field: HeaderField, _ text: String, typed: String, at moment: Moment
  ) throws(Rejection) -> Event {
    let isLeftOut = field == .patientName && ["", "-"].contains(text)
    let what = field == .clinician ? "clinician" : "reference or name"
    return Event(
      at: moment, typed: typed,
      .identified(field, text: isLeftOut ? "" : try shortText(text, what: what)))
  }

  private func identification(
    _ field: SignatureField, _ text: String, typed: String, at moment: Moment
  ) throws(Rejection) -> Event {
    let name = text.isEmpty && field == .name ? consultation.header[.clinician] ?? "" : text
    return Event(
      at: moment, typed: typed,
      .identifiedSignatory(field, text: try shortText(name, what: field.rawValue)))
  }

  private func shortText(_ text: String, what: String) throws(Rejection) -> String {
    guard !text.isEmpty else { throw Rejection("A \(what) is needed here.") }
    guard text.count <= 200, !text.contains("\n") else {
      throw Rejection("A \(what) has one line of at most 200 characters.")
    }
    return text
  }
}

extension HeaderField {
  /// In words.
  var words: String {
    switch self {
    case .patientReference: "patient reference"
    case .patientName: "patient name"
    case .clinician: "clinician"
    }
  }
}

extension SignatureField {
  /// What `/amend` calls it.
  fileprivate var key: String { "signatory" + rawValue }
}
