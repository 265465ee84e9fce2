/// The ids of the built-in documents, as messages list them.
package enum KnownProviders {
    package static let ids = [
        "bharatcart", "bitbucket", "brainsait", "cloudevents", "discord", "esahayak", "github", "gitlab", "intercom",
        "linear", "mailgun", "meta", "microsoft-graph", "omnisales", "paddle", "razorpay", "sendgrid", "shopify",
        "slack", "square", "standard-webhooks",
        "storefront", "stripe", "telnyx", "twilio", "vercel", "webflow", "woocommerce", "zendesk", "zoom",
    ]

    package static var listed: String { ids.joined(separator: ", ") }
}
