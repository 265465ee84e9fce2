import HookModel

/// The payloads of one source as a suite of JUnit's XML.
struct JUnitSuite {
    private let name: String
    private var cases = ""
    private var tests = 0
    private var failures = 0
    private var errors = 0
    private var skipped = 0
    private var time = Duration.zero

    init(name: String) { self.name = name }

    /// Adds a payload: invalid is a failure, what could not be checked an error, an event that is not described skipped.
    ///
    /// - Parameters:
    ///   - checked: The payload.
    ///   - time: How long it took.
    mutating func add(_ checked: CheckedPayload, after time: Duration) {
        tests += 1
        self.time += time
        let name = checked.place.request.map { "\(checked.place.link) \($0)" } ?? checked.place.link
        let group = checked.subject.isEmpty ? "payload" : checked.subject
        cases += "    <testcase name=\"\(JUnitSuite.escape(name))\" classname=\"\(JUnitSuite.escape(group))\""
        if checked.place.isFile { cases += " file=\"\(JUnitSuite.escape(checked.place.file))\"" }
        cases += " time=\"\(JUnitSuite.seconds(time))\""
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
        let lines = checked.issues.map { JUnitSuite.escape($0.line) }
        cases += ">\n      <\(kind) type=\"\(checked.finding.verdict.rawValue)\" message=\"\(lines.first ?? "")\">"
        cases += lines.joined(separator: "\n") + "</\(kind)>\n    </testcase>\n"
    }

    /// The suite as an element.
    var text: String {
        "  <testsuite name=\"\(JUnitSuite.escape(name))\" tests=\"\(tests)\" failures=\"\(failures)\" "
            + "errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"\(JUnitSuite.seconds(time))\">\n"
            + "\(cases)  </testsuite>\n"
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
