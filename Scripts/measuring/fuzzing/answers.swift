import ConsultationCore
import Interview
import MicroneedlingProtocol

private let today = Day(number: 20_800)
private let medicine = MicroneedlingProtocol.current

/// The first byte chooses a question; the rest is typed as its answer.
///
/// What is understood must be an answer to that question.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAnswers(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let input = UnsafeBufferPointer(start: bytes, count: count)
  let text = String(decoding: input.dropFirst(), as: UTF8.self)
  let question = medicine.questions[Int(input[0]) % medicine.questions.count]
  do throws(Rejection) {
    let answer = try AnswerParser(today: today).parse(text, for: question)
    let answers = Answers(medicine, [question.id: answer])
    precondition(answers.offered(question.id) == answer, "no answer to its question")
  } catch {
    // A refusal is as good as an answer.
  }
  return 0
}
