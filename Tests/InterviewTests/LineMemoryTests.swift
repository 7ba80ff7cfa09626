import ConsultationCore
import Interview
import Testing

@Suite struct `The line history` {
  private func remembers(_ line: String, at table: Table) -> Bool {
    LineMemory(table.consultation).remembers(line)
  }

  @Test(arguments: ["bloodBorneVirus", "ps9", "ps10", "checklist.general"])
  func `holds nothing that is typed at a restricted question`(_ key: String) {
    let table = Table(upTo: key)
    #expect(table.key == key)
    for line in ["no", "past", "/unknown", "/back"] { #expect(!remembers(line, at: table)) }
  }

  @Test(arguments: [
    "/amend ps9 current", "/amend ps9", "/am bloodBorneVirus yes", "/amend immuno hivControlled",
    "/amend blood-borne virus yes", "/amend nobody knows", "/amned ps9 past", "/note ps9 was past",
    "/said I thought of it", "/abandon in crisis", "/why ps9", "/help ps10", "/why R-Y06",
    "/override R-Y06 seen", "/override nothing seen", "/", "/nonsense",
  ]) func `holds no command that names, quotes or could hold a restricted answer`(_ line: String) {
    #expect(!remembers(line, at: Table(upTo: "ps11")))
  }

  @Test(arguments: [
    "none", "treated", "/amend keloid none", "/amend glogau", "/why", "/why R-P02", "/why verdict",
    "/why 1", "/help", "/help back", "/override R-P02 seen", "/review", "/back 2", "/verdict",
  ]) func `holds everything else`(_ line: String) {
    #expect(remembers(line, at: Table(upTo: "ps11")))
  }
}
