import ArgumentParser

/// What a command could not do, told on standard error; the exit code is 2.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String
    /// `file:line:column` of what is wrong, where that is in a file.
    private let place: String?

    init(description: String) {
        self.description = description
        place = nil
    }

    /// A failure that has a place in a file, in the shape that editors link.
    init(at place: String, _ description: String) {
        self.description = description
        self.place = place
    }

    /// Runs a command's work and turns every error into its message and exit code.
    static func reporting(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as SettingError {
            throw ValidationError(error.description)
        } catch let exit as ExitCode {
            throw exit
        } catch {
            let place = (error as? CommandFailure)?.place.map { "\($0): " } ?? ""
            Terminal.standardError.line(SafeLine.escape("\(place)error: \(error)"))
            throw ExitCode(2)
        }
    }
}
