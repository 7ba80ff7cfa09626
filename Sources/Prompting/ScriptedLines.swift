/// Lines that are known beforehand, and a record of what was shown.
public struct ScriptedLines: LineSource {
  private var inputs: ArraySlice<Input>

  /// Everything that was prompted and written, prompts each on a line of their own.
  public private(set) var output = ""

  /// Creates a source that gives these inputs and then ends.
  public init(_ inputs: [Input]) { self.inputs = inputs[...] }

  /// Creates a source that gives these lines and then ends.
  public init(lines: [String]) { self.init(lines.map(Input.line)) }

  /// Gives the next input of the script.
  public mutating func next(_ request: PromptRequest) -> Input {
    output += request.prompt + "\n"
    return inputs.popFirst() ?? .endOfInput
  }

  /// Adds text to ``output``.
  public mutating func write(_ text: String) { output += text }
}
