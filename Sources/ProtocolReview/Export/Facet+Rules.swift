import Interview

extension Facet {
  @Sendable static func ofRule(_ value: JSONValue) -> [Facet] {
    let levels = value["levels"].list
    return levels.enumerated().flatMap { position, level in
      ofLevel(level, named: levels.count == 1 ? "" : "at level \(position + 1) ")
    } + [
      .items("left to a rule of its own", value["missingSafetyAnswersExcept"].strings),
      .text("set aside as class", value["override"].string),
      .text("asks to", quoted(value["advice"])),
      .text("told to the patient as", quoted(value["because"])),
      .text("because of", quoted(value["rationale"])),
      .items("action", value["actions"].list.map { conditional($0, "action") }),
      .items("banner", value["banners"].list.map { conditional($0, "banner") }),
      .flag("limits the anaesthetic", value["limitsAnaesthetic"].isTrue),
      .items("evidence", value["evidence"].list.map(citation)),
    ]
  }

  private static func ofLevel(_ value: JSONValue, named name: String) -> [Facet] {
    let wait = value["wait"]
    let base = wait?["after"].string ?? ""
    return [
      .text(name + "fires as", value["level"].string),
      .text(
        name + "fires if", value["if"].string, token: value["condition"]?.text ?? value["if"].string
      ),
      .text(name + "waits", base.isEmpty ? "" : "\(wait?["span"].string ?? "") after \(base)"),
      .items(
        name + "longer wait",
        (wait?["longer"]).list.map { "\($0["span"].string) if \($0["if"].string)" }),
      .items(name + "open condition", value["open"].list.map(open)),
    ]
  }

  private static func open(_ value: JSONValue) -> String {
    let condition = value["if"].string
    return "“\(value["text"].string)”" + (condition.isEmpty ? "" : " if \(condition)")
      + (value["endsWithWait"].isTrue ? " until the wait is over" : "")
  }

  private static func conditional(_ value: JSONValue, _ key: String) -> String {
    let condition = value["if"].string
    return value[key].string + (condition.isEmpty ? "" : " if \(condition)")
  }
}
