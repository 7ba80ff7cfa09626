import TerminalTesting
import Testing

/// The answers of a healthy patient, each with the prompt that it is typed at.
enum Healthy {
  static let answers: KeyValuePairs = [
    "reference": "P-100", "name": "", "clinician": "Dr Test", "dob": "1990-06-14",
    "sexAtBirth": "female", "proposedDate": "today", "interpreter": "none", "deviceType": "pen",
    "deviceMaxDepthMm": "1.5", "weightKg": "64 kg", "capacityVoluntary": "yes",
    "fitz": "1 2 1 2 1 1 1 1", "clinicianPhototype": "II", "pihHistory": "none", "glogau": "II",
    "acneScarGrade": "0", "barrierState": "intact", "skinFindings": "none",
    "areas": "cheeks, forehead", "areaFindings": "none", "pregnancy": "none", "general": "none",
    "skinDiseases": "none", "heart": "none", "bloodBorneVirus": "no", "background": "none",
    "medicines": "none", "skinProducts": "none", "allergies": "none",
    "injectionsAndPeels": "none", "otherProcedures": "none",
    "anaestheticWish": "lidocainePrilocaine25_25", "anaestheticAreaCm2": "150",
    "goals": "fineLines, texture", "primaryGoal": "fineLines", "expectedImprovement": "25-50",
    "motive": "own", "lifeChangeBelief": "no", "3 answers": "6 4 3", "eventDate": "none",
    "painFear": "3", "needlePhobia": "none", "willUseSunscreen": "yes",
    "expectationAfterCounselling": "aligned", "ps1": "lt15min", "ps2": "no", "ps3": "0",
    "ps4": "0", "ps5": "0", "ps6": "0", "ps7": "no", "ps8": "slight", "ps9": "no", "ps10": "no",
    "ps11": "none", "psExternal": "none", "review": "accept", "consentDiscussed": "yes",
    "photoConsent": "yes", "signature name": "", "role": "dermatologist", "signature": "sign",
  ]

  /// What is typed before a prompt comes.
  static func lines(before prompt: String) throws -> [String] {
    let position = try #require(answers.firstIndex { $0.key == prompt }, "no prompt \(prompt)")
    return answers[..<position].map(\.value)
  }
}

extension TerminalSession {
  /// Types a line as one burst, and waits for what is shown after it.
  func type(_ line: String, _ shown: String...) throws {
    try send(line + "\r")
    for text in shown { try expect(text) }
  }

  /// Signs at the last prompt, with a new signing key that needs no passphrase.
  func sign() throws {
    try type("sign", "no signing key yet", "New passphrase:")
    try type("", "Signed.")
  }

  /// Types keys and waits until the line at the cursor begins as given.
  func type(keys: String, showing line: String) throws {
    try send(keys)
    try expectScreen("the line \(line.debugDescription)") {
      let row = $0.lines.last ?? ""
      return row == line || row.hasPrefix(line + "  ")
    }
  }
}

enum Key {
  static let left = "\u{1B}[D"
  static let up = "\u{1B}[A"
  static let wordLeft = "\u{1B}[1;5D"
  static let escape = "\u{1B}"
  static let backspace = "\u{7F}"

  static func control(_ letter: Character) -> String {
    String(UnicodeScalar((letter.asciiValue ?? 0) & 0x1F))
  }

  static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}
