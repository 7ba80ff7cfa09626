import ConsultationCore
import Dialogues
import MicroneedlingProtocol

/// A dialogue that is read is written and read again to the same text, and can be played.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDialogues(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  do throws(DialogueError) {
    let dialogue = try Dialogue(parsing: input)
    let again = try Dialogue(parsing: Array(dialogue.text.utf8))
    precondition(again.text == dialogue.text, "a dialogue that changes when it is written")
    _ = Replay(
      dialogue, under: MicroneedlingProtocol.current, manner: Replay.Manner(policy: "none"))
  } catch {
    // A refusal is as good as a dialogue.
  }
  return 0
}
