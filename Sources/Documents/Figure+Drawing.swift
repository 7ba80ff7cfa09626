public import ConsultationCore

extension Figure {
  /// The figure as shapes and words.
  ///
  /// - Parameters:
  ///   - width: The width of the drawing in points.
  ///   - measure: How wide words are in the format that paints it.
  /// - Returns: A drawing of that width, as high as it needs.
  public func drawing(width: Double, measure: @escaping Drawing.Measure) -> Drawing {
    switch content {
    case .calendarStrip(let strip):
      CalendarStripDrawing.draw(strip, width: width, measure: measure)
    case .bodyMap(let map): BodyMapDrawing.draw(map, width: width, measure: measure)
    }
  }
}
