import ConsultationCore
import Foundation

extension Moment {
  /// Now, with the local day.
  static var now: Moment {
    var instant = timespec()
    clock_gettime(CLOCK_REALTIME, &instant)
    var seconds = instant.tv_sec
    var local = tm()
    localtime_r(&seconds, &local)
    let day =
      Day(Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday))
      ?? Day(number: Int(instant.tv_sec) / 86_400)
    return Moment(seconds: Int64(instant.tv_sec), localDay: day)
  }
}
