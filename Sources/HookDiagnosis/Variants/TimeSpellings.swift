internal import HookModel
internal import HookProviders

/// Other texts of a timestamp that may have been signed: of another zone, or spelled otherwise.
struct TimeSpellings {
    /// A text, and what it is: behind "covers the timestamp".
    struct Spelling {
        let cause: DiagnosisCause
        let text: [UInt8]
        let words: String
    }

    private static let half: Int64 = 1_800_000

    private let text: String

    init(_ text: [UInt8]) {
        self.text = text.count <= 40 ? String(decoding: text, as: UTF8.self) : ""
    }

    /// The hours and half hours by which a local time may be wrong.
    var shifted: [Spelling] {
        let steps = (1...28).flatMap { [Int64($0), -Int64($0)] }
        if let number = Int64(text), number > 1_000_000_000 {
            let unit: Int64 = number > 100_000_000_000 ? 1 : 1000
            return steps.map { step in
                Spelling(
                    cause: .timeZone, text: Array("\(number &+ step * TimeSpellings.half / unit)".utf8),
                    words: TimeSpellings.words(step))
            }
        }
        guard let moment = Timestamp(text) else { return [] }
        return steps.flatMap { step in
            let local = date(Timestamp(milliseconds: moment.milliseconds &+ step * TimeSpellings.half))
            return [
                Spelling(cause: .timeZone, text: Array(local.utf8), words: TimeSpellings.words(step)),
                Spelling(
                    cause: .timeZone, text: Array((local.dropLast() + TimeSpellings.offset(step)).utf8),
                    words: "with the offset \(TimeSpellings.offset(step))"),
            ]
        }
    }

    /// The same moment in other spellings of ISO 8601.
    var spelled: [Spelling] {
        guard Int64(text) == nil, let moment = Timestamp(text) else { return [] }
        let whole = moment.description
        let seconds = String(whole.prefix(19))
        let thousandths = String(whole.dropLast())
        let spaced = seconds.replacing("T", with: " ")
        let texts = [
            (whole, "with thousandths"), (seconds + "Z", "without thousandths"), (seconds, "without its zone"),
            (spaced, "with a space for T, without its zone"), (spaced + " UTC", "with a space for T, and UTC"),
            (seconds + "+00:00", "with +00:00 for Z"), (seconds + "+0000", "with +0000 for Z"),
            (thousandths + "+00:00", "with thousandths and +00:00"), (thousandths + "000Z", "with millionths"),
            (thousandths + "000+00:00", "with millionths and +00:00"),
        ]
        return texts.map { text, words in
            Spelling(cause: .timestampUnit, text: Array(text.utf8), words: "written \(words)")
        }
    }

    /// The moment with as many digits as the text has.
    private func date(_ moment: Timestamp) -> String {
        let whole = moment.description
        return text.contains(".") ? whole : whole.prefix(19) + "Z"
    }

    private static func offset(_ step: Int64) -> String {
        let (hours, minutes) = (abs(step) / 2, abs(step) % 2 * 30)
        return "\(step < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):\(minutes == 0 ? "00" : "30")"
    }

    private static func words(_ step: Int64) -> String {
        let (hours, minutes) = (abs(step) / 2, abs(step) % 2 * 30)
        let time = [hours == 0 ? nil : "\(hours) h", minutes == 0 ? nil : "\(minutes) min"].compactMap(\.self)
        return
            "of another time zone, \(time.joined(separator: " ")) \(step < 0 ? "before" : "after") the one sent"
    }
}
