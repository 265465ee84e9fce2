import HookModel

/// The payloads of one source as a suite of JUnit's XML.
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
        tests += 1
        let name = checked.place.request.map { "\(checked.place.link) \($0)" } ?? checked.place.link
        let group = [checked.provider, checked.event].compactMap(\.self).joined(separator: " ")
        cases += "    <testcase name=\"\(JUnitSuite.escape(name))\" "
        cases += "classname=\"\(JUnitSuite.escape(group.isEmpty ? "payload" : group))\""
        let kind: String
        switch checked.outcome {
        case .valid:
            cases += "/>\n"
            return
        case .undescribed:
            skipped += 1
            cases += "><skipped message=\"the event is known by name alone\"/></testcase>\n"
            return
        case .invalid:
            failures += 1
            kind = "failure"
        case .unchecked:
            errors += 1
            kind = "error"
        }
        let lines = CheckText.lines(checked).map(JUnitSuite.escape)
        cases += ">\n      <\(kind) type=\"\(checked.finding.verdict.rawValue)\" message=\"\(lines.first ?? "")\">"
        cases += lines.joined(separator: "\n") + "</\(kind)>\n    </testcase>\n"
    }

    /// The suite as an element.
    var text: String {
        "  <testsuite name=\"\(JUnitSuite.escape(name))\" tests=\"\(tests)\" failures=\"\(failures)\" "
            + "errors=\"\(errors)\" skipped=\"\(skipped)\">\n\(cases)  </testsuite>\n"
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
