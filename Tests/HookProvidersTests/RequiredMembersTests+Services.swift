import HookModel

extension RequiredMembersTests {
    private typealias Case = RequiredMemberCase

    private static let issue =
        #"{"id":1,"number":1,"title":"A","user":null,"body":null,"html_url":"https://github.com/a/b/issues/1","#
        + #""comments":0,"created_at":"2019-05-15T15:20:18Z","updated_at":"2019-05-15T15:20:18Z","closed_at":null}"#
    private static let repository =
        #"{"id":1,"name":"b","full_name":"a/b","private":false,"html_url":"https://github.com/a/b","#
        + #""owner":{"login":"a","id":1}}"#

    /// GitHub, GitLab, Bitbucket, Linear, Vercel.
    static let repositories: [RequiredMemberCase] = [
        Case(
            "github", "issues", .text(#"{"action":"pinned","issue":\#(issue),"repository":\#(repository)}"#), .valid,
            "pinned, without a state"),
        Case("github", "issues", .with("/issue/state", "7"), .invalid),
        Case("github", "issues", .without("/issue/title"), .invalid),
        Case("github", "pull_request", .without("/sender"), .valid),
        Case("github", "pull_request", .with("/pull_request/user", "null"), .valid),
        Case("github", "pull_request", .without("/pull_request/merged"), .valid),
        Case("github", "pull_request", .with("/number", #""7""#), .invalid),
        Case("github", "pull_request", .with("/sender", #""octocat""#), .invalid),
        Case("github", "pull_request", .without("/pull_request/head/sha"), .invalid),
        Case("github", "push", .with("/head_commit", "null"), .valid),
        Case("github", "push", .without("/sender"), .valid),
        Case("github", "push", .with("/commits/0/author/email", "null"), .valid),
        Case("github", "push", .with("/commits/0/message", "null"), .invalid),
        Case("github", "ping", .without("/zen"), .valid),
        Case("github", "ping", .with("/hook/events", #""push""#), .invalid),
        Case("github", "installation", .text(#"{"action":"created","sender":null}"#), .notDescribed, "by nobody"),
        Case("gitlab", "push", .without("/object_kind"), .valid, "as system hooks have it"),
        Case("gitlab", "push", .with("/checkout_sha", "null"), .valid),
        Case("gitlab", "push", .without("/project/id"), .valid),
        Case("gitlab", "push", .without("/commits/0/added"), .valid),
        Case("gitlab", "push", .with("/project_id", #""15""#), .invalid),
        Case("gitlab", "pipeline", .with("/user", "null"), .valid),
        Case("gitlab", "pipeline", .with("/object_attributes/duration", #""63""#), .invalid),
        Case("gitlab", "issue", .with("/object_attributes/description", "null"), .valid),
        Case("gitlab", "issue", .with("/object_attributes/iid", "null"), .invalid),
        Case("gitlab", "merge_request", .with("/object_attributes/source_project_id", "null"), .valid),
        Case("bitbucket", "repo:push", .with("/push/changes/0/new", "null"), .valid),
        Case("bitbucket", "repo:push", .with("/push/changes", "{}"), .invalid),
        Case("bitbucket", "issue:created", .with("/actor", "null"), .valid, "by nobody"),
        Case("bitbucket", "issue:created", .with("/issue/title", "7"), .invalid),
        Case("bitbucket", "pullrequest:created", .with("/pullrequest/author", "null"), .valid),
        Case("bitbucket", "pullrequest:fulfilled", .without("/pullrequest/id"), .invalid),
        Case("linear", "Issue", .with("/data/description", "null"), .valid),
        Case("linear", "Issue", .with("/data/teamId", "null"), .invalid),
        Case("linear", "Comment", .without("/organizationId"), .valid),
        Case("linear", "Project", .with("/webhookTimestamp", #""1""#), .invalid),
        Case("vercel", "deployment.created", .with("/payload/target", "null"), .valid),
        Case("vercel", "deployment.created", .without("/payload/links"), .valid),
        Case("vercel", "deployment.error", .without("/payload/deployment/id"), .invalid),
        Case("vercel", "project.created", .with("/createdAt", #""2024-05-14""#), .invalid),
    ]

    /// Slack, Discord, Intercom, Zendesk, Zoom, Mailgun, SendGrid, Telnyx, Twilio.
    static let messages: [RequiredMemberCase] = [
        Case("slack", "app_mention", .without("/event/user"), .valid),
        Case("slack", "message", .with("/event/text", "null"), .valid),
        Case("slack", "message", .without("/event/channel"), .invalid),
        Case("slack", "reaction_added", .with("/event/item", #""C1""#), .invalid),
        Case("slack", "url_verification", .without("/token"), .valid),
        Case("slack", "url_verification", .with("/challenge", "null"), .invalid),
        Case("discord", "ENTITLEMENT_CREATE", .without("/event/data/starts_at"), .valid),
        Case("discord", "ENTITLEMENT_CREATE", .with("/event/data/type", #""8""#), .invalid),
        Case("discord", "APPLICATION_AUTHORIZED", .without("/event/data/user"), .invalid),
        Case(
            "intercom", "contact.user.created", .with("/data/item/created_at", #""2019-03-23T22:20:18.253+00:00""#),
            .valid),
        Case("intercom", "contact.user.created", .without("/data/item/role"), .valid),
        Case("intercom", "contact.user.created", .with("/data/item/created_at", "{}"), .invalid),
        Case("intercom", "conversation.user.created", .with("/data/item/updated_at", "null"), .valid),
        Case("intercom", "ping", .without("/id"), .valid),
        Case("zendesk", "zen:event-type:user.created", .without("/detail/organization_id"), .valid),
        Case("zendesk", "zen:event-type:user.created", .with("/account_id", #""1""#), .invalid),
        Case("zendesk", "zen:event-type:organization.created", .without("/subject"), .invalid),
        Case("zoom", "meeting.started", .without("/payload/object/host_id"), .valid),
        Case("zoom", "meeting.participant_joined", .without("/payload/object/participant/user_name"), .valid),
        Case("zoom", "meeting.ended", .with("/payload/object/duration", #""60""#), .invalid),
        Case("zoom", "recording.completed", .without("/payload/object"), .invalid),
        Case("mailgun", "delivered", .without("/event-data/message"), .valid),
        Case("mailgun", "failed", .with("/event-data/delivery-status", "null"), .valid),
        Case("mailgun", "opened", .with("/event-data/geolocation", #""DE""#), .invalid),
        Case("mailgun", "clicked", .without("/signature/token"), .invalid),
        Case("sendgrid", "bounce", .without("/0/sg_message_id"), .valid),
        Case("sendgrid", "processed", .without("/0/smtp-id"), .valid),
        Case("sendgrid", "delivered", .with("/0/timestamp", #""1""#), .invalid),
        Case("sendgrid", "click", .without("/0/url"), .invalid),
        Case("telnyx", "message.received", .with("/data/payload/text", "null"), .valid),
        Case("telnyx", "message.finalized", .without("/data/payload/messaging_profile_id"), .valid),
        Case("telnyx", "call.hangup", .with("/data/payload/connection_id", "null"), .valid),
        Case("telnyx", "call.initiated", .with("/data/payload/from", "{}"), .invalid),
        Case("twilio", "delivered", .without("/From"), .valid),
        Case("twilio", "ringing", .text(#"{"AccountSid":"AC1","CallSid":"CA1","CallStatus":"ringing"}"#), .valid),
        Case("twilio", "received", .without("/Body"), .invalid),
    ]

    /// Meta, Microsoft Graph, Webflow, CloudEvents, Standard Webhooks.
    static let platforms: [RequiredMemberCase] = [
        Case(
            "meta", "user", .text(#"{"object":"user","entry":[{"id":"1","time":1,"changed_fields":["photos"]}]}"#),
            .valid, "without values"),
        Case("meta", "page", .text(#"{"object":"page","entry":[{"time":1}]}"#), .invalid, "without an id"),
        Case("meta", "whatsapp_business_account", .without("/entry/0/changes"), .invalid),
        Case("meta", "instagram", .with("/entry", "{}"), .invalid),
        Case("microsoft-graph", "created", .with("/value/0/clientState", "null"), .valid),
        Case("microsoft-graph", "updated", .without("/value/0/tenantId"), .invalid),
        Case("microsoft-graph", "deleted", .with("/value/0/resource", "7"), .invalid),
        Case("webflow", "form_submission", .without("/payload/formId"), .valid),
        Case("webflow", "collection_item_created", .with("/payload/lastPublished", "null"), .valid),
        Case("webflow", "collection_item_changed", .with("/payload/isDraft", #""no""#), .invalid),
        Case("webflow", "site_publish", .without("/payload"), .invalid),
        Case(
            "cloudevents", "x", .text(#"{"specversion":"1.0","id":"2","source":"/s","type":"x","subject":null}"#),
            .notDescribed, "with an attribute that is not set"),
        Case("cloudevents", "x", .text(#"{"specversion":"1.0","id":"2","type":"x"}"#), .invalid, "without a source"),
        Case(
            "standard-webhooks", "invoice.paid", .text(#"{"type":"invoice.paid","timestamp":1700000000,"amount":1}"#),
            .notDescribed, "with its data at the top"),
        Case("standard-webhooks", "invoice.paid", .text(#"{"type":7}"#), .invalid, "with a number as type"),
    ]
}
