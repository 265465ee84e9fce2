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

    init(name: String) { self.name = name }

    /// Adds a payload: invalid is a failure, what could not be checked an error, an event that is not described skipped.
    mutating func add(_ checked: CheckedPayload) {
        let name = checked.place.request.map { "\(checked.place.link) \($0)" } ?? checked.place.link
        let group = [checked.provider, checked.event].compactMap(\.self).joined(separator: " ")
        let type = checked.finding.verdict.rawValue
        let result: JUnitResult =
            switch checked.outcome {
            case .valid: .passed
            case .undescribed: .skipped("the event is known by name alone")
            case .invalid: .failed("failure", type: type, CheckText.lines(checked))
            case .unchecked: .failed("error", type: type, CheckText.lines(checked))
            }
        add(name, group: group.isEmpty ? "payload" : group, result)
    }

    /// Adds a test case of a group, which JUnit calls its class.
    mutating func add(_ name: String, group: String, _ result: JUnitResult) {
        tests += 1
        cases += "    <testcase name=\"\(JUnitSuite.escape(name))\" classname=\"\(JUnitSuite.escape(group))\""
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
            + "errors=\"\(errors)\" skipped=\"\(skipped)\">\n\(cases)  </testsuite>\n"
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
    static func document(_ suites: String, _ tally: CheckTally) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="hooksight check" tests="\(tally.valid + tally.invalid + tally.undescribed + tally.unchecked)" \
        failures="\(tally.invalid)" errors="\(tally.unchecked)" skipped="\(tally.undescribed)">
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
