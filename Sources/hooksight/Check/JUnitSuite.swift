import FoundationEssentials
import HookModel

/// Test cases as a suite of JUnit's XML: the payloads of one source, or what a run expects.
struct JUnitSuite {
    private let name: String
    private var cases = ""
    private var tests = 0
    private var failures = 0
    private var errors = 0
    private var skipped = 0
    /// How long all took; nil where nothing was timed.
    private var time: Duration?

    init(name: String) { self.name = name }

    /// Adds a payload: invalid is a failure, what could not be checked an error, an event that is not described skipped.
    ///
    /// - Parameters:
    ///   - checked: The payload.
    ///   - time: How long it took.
    mutating func add(_ checked: CheckedPayload, after time: Duration) {
        let name = checked.place.request.map { "\(checked.place.link) \($0)" } ?? checked.place.link
        let type = checked.finding.verdict.rawValue
        let lines = checked.issues.map(\.line)
        let result: JUnitResult =
            switch checked.outcome {
            case .valid: .passed
            case .undescribed: .skipped("the event is known by name alone")
            case .invalid: .failed("failure", type: type, lines)
            case .unchecked: .failed("error", type: type, lines)
            }
        add(
            name, group: checked.subject.isEmpty ? "payload" : checked.subject, result,
            file: checked.place.isFile ? checked.place.file : nil, after: time)
    }

    /// Adds a test case of a group, which JUnit calls its class.
    ///
    /// - Parameters:
    ///   - name: What was tested.
    ///   - group: The group.
    ///   - result: What came of it.
    ///   - file: Where it stands; nil for what stands in no file.
    ///   - time: How long it took; nil where nothing was timed.
    mutating func add(
        _ name: String, group: String, _ result: JUnitResult, file: String? = nil, after time: Duration? = nil
    ) {
        tests += 1
        if let time { self.time = (self.time ?? .zero) + time }
        cases += "    <testcase name=\"\(JUnitSuite.escape(name))\" classname=\"\(JUnitSuite.escape(group))\""
        if let file { cases += " file=\"\(JUnitSuite.escape(file))\"" }
        cases += JUnitSuite.attribute(time)
        switch result {
        case .passed: cases += "/>\n"
        case .skipped(let reason):
            skipped += 1
            cases += "><skipped message=\"\(JUnitSuite.escape(reason))\"/></testcase>\n"
        case .failed(let kind, let type, let lines):
            if kind == "error" { errors += 1 } else { failures += 1 }
            let lines = lines.map(JUnitSuite.escape)
            cases += ">\n      <\(kind) type=\"\(JUnitSuite.escape(type))\" message=\"\(lines.first ?? "")\">"
            cases += lines.joined(separator: "\n") + "</\(kind)>\n    </testcase>\n"
        }
    }

    /// The suite as an element.
    var text: String {
        "  <testsuite name=\"\(JUnitSuite.escape(name))\" tests=\"\(tests)\" failures=\"\(failures)\" "
            + "errors=\"\(errors)\" skipped=\"\(skipped)\"\(JUnitSuite.attribute(time))>\n"
            + "\(cases)  </testsuite>\n"
    }

    /// A whole file with this suite alone.
    var document: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="\(JUnitSuite.escape(name))" tests="\(tests)" failures="\(failures)" errors="\(errors)" \
        skipped="\(skipped)">
        \(text)</testsuites>

        """
    }

    /// A whole file of suites.
    static func document(_ suites: String, _ tally: CheckTally, after time: Duration) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="hooksight check" tests="\(tally.total)" failures="\(tally.invalid)" \
        errors="\(tally.unchecked)" skipped="\(tally.undescribed)" time="\(seconds(time))">
        \(suites)</testsuites>

        """
    }

    /// Writes a file.
    ///
    /// - Throws: `CommandFailure` when it cannot be written.
    static func write(_ document: String, to path: String) throws(CommandFailure) {
        do {
            try Data(document.utf8).write(to: URL(filePath: path))
        } catch {
            throw CommandFailure(
                description: "the file \(SafeLine.escape(path)) cannot be written; name another with --junit FILE")
        }
    }

    /// The attribute that says how long something took; empty for what was not timed.
    private static func attribute(_ time: Duration?) -> String { time.map { " time=\"\(seconds($0))\"" } ?? "" }

    /// Seconds with six digits behind the point.
    private static func seconds(_ time: Duration) -> String {
        let micros = String(1_000_000 + time.components.attoseconds / 1_000_000_000_000).dropFirst()
        return "\(time.components.seconds).\(micros)"
    }

    /// Text without what XML 1.0 cannot hold, and without markup.
    static func escape(_ text: String) -> String {
        var result = ""
        for scalar in SafeText.escape(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
