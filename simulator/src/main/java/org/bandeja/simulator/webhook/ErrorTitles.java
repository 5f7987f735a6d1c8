package org.bandeja.simulator.webhook;

import java.util.Map;

/**
 * WhatsApp's words for its error codes, the same in answers and in failed statuses.
 *
 * @param status HTTP status of an answer that carries the code
 */
public record ErrorTitles(int status, String title, String details) {
    private static final Map<Integer, ErrorTitles> KNOWN = Map.ofEntries(
            entry(
                    1,
                    500,
                    "An unknown error occurred",
                    "Please reduce the amount of data you're asking for, then retry"),
            entry(2, 503, "Service temporarily unavailable", "The service is temporarily unavailable"),
            entry(4, 429, "Application request limit reached", "The app has reached its API call rate limit"),
            entry(10, 403, "Application does not have permission for this action", "Permission is not granted"),
            entry(33, 400, "Parameter value is not valid", "The business phone number has been deleted"),
            entry(100, 400, "Invalid parameter", "The request included one or more unsupported parameters"),
            entry(190, 401, "Error validating access token", "The access token has expired"),
            entry(200, 403, "Permissions error", "The access token lacks a permission"),
            entry(368, 403, "Temporarily blocked for policies violations", "The account is restricted"),
            entry(80007, 429, "Rate limit issues", "The WhatsApp Business account has reached its rate limit"),
            entry(130403, 403, "Business has blocked this user", "The business has blocked this user"),
            entry(130429, 429, "Rate limit hit", "Cloud API message throughput has been reached"),
            entry(130472, 400, "User's number is part of an experiment", "The message was not sent"),
            entry(130497, 403, "Business account is restricted from messaging users in this country", "Restricted"),
            entry(131000, 500, "Something went wrong", "Message failed to send due to an unknown error"),
            entry(131005, 403, "Access denied", "Permission is not granted or has been removed"),
            entry(131008, 400, "Required parameter is missing", "The request is missing a required parameter"),
            entry(131009, 400, "Parameter value is not valid", "One or more parameter values are invalid"),
            entry(131016, 503, "Service unavailable", "A service is temporarily unavailable"),
            entry(131021, 400, "Recipient cannot be sender", "Sender and recipient phone number are the same"),
            entry(131026, 400, "Message undeliverable", "Unable to deliver the message"),
            entry(131031, 403, "Account has been locked", "The WhatsApp Business account is restricted or disabled"),
            entry(
                    131042,
                    400,
                    "Business eligibility payment issue",
                    "There was an error related to the payment method"),
            entry(131045, 500, "Incorrect certificate", "Message failed to send due to a registration error"),
            entry(
                    131047,
                    400,
                    "Re-engagement message",
                    "Message failed to send because more than 24 hours have passed since the customer last replied to"
                            + " this number."),
            entry(131048, 400, "Spam rate limit hit", "Too many previous messages were blocked or flagged as spam"),
            entry(131049, 400, "Meta chose not to deliver", "Not delivered to maintain healthy ecosystem engagement"),
            entry(131051, 400, "Unsupported message type", "Unsupported message type"),
            entry(131053, 400, "Media upload error", "Unable to upload the media used in the message"),
            entry(131056, 429, "(Business Account, Consumer Account) pair rate limit hit", "Too many to one user"),
            entry(131057, 500, "Account in maintenance mode", "The account is in maintenance mode"),
            entry(0, 401, "AuthException", "The app user could not be authenticated"),
            entry(3, 500, "API Method", "Capability or permissions issue"),
            entry(131030, 400, "Recipient phone number not in allowed list", "Add the recipient to the allowed list"),
            entry(131037, 400, "Display name approval needed", "The display name of the number is not approved"),
            entry(131044, 400, "Business eligibility payment issue", "Calls need a payment method"),
            entry(131050, 400, "User has stopped marketing messages", "The user does not want marketing messages"),
            entry(131052, 400, "Media download error", "Unable to download the media sent by the user"),
            entry(131055, 400, "Method not allowed", "This endpoint takes marketing templates only"),
            entry(131060, 400, "Message unavailable", "The message is not available here"),
            entry(
                    131062,
                    400,
                    "Business-scoped user ID not supported",
                    "BSUID recipients are not supported for this message"),
            entry(131063, 400, "Marketing messages disabled", "Marketing templates cannot be sent with this endpoint"),
            entry(131064, 400, "Template sending limited", "The account is limited because of misused categories"),
            entry(
                    132000,
                    400,
                    "Number of parameters does not match the expected number of params",
                    "Parameters missing"),
            entry(132001, 404, "Template name does not exist in the translation", "There is no such template"),
            entry(132005, 400, "Translated text too long", "The text is too long after filling in"),
            entry(132007, 400, "Template format character policy violated", "The content violates a policy"),
            entry(132008, 400, "Parameter value is not valid", "A parameter of the template is not valid"),
            entry(132012, 400, "Parameter format does not match format in the created template", "Format mismatch"),
            entry(132015, 400, "Template is paused", "The template is paused because of its quality"),
            entry(132016, 400, "Template is disabled", "The template was paused too often and is disabled for good"),
            entry(132018, 400, "Template parameter value is not valid", "A parameter holds what is not allowed"),
            entry(132068, 400, "Flow is blocked", "The flow is in a blocked state"),
            entry(132069, 400, "Flow is throttled", "The flow is in a throttled state"),
            entry(133000, 500, "Incomplete deregistration", "An earlier deregistration failed"),
            entry(133004, 503, "Server temporarily unavailable", "Registration is not available now"),
            entry(133005, 400, "Two-step verification PIN mismatch", "The PIN is not right"),
            entry(133006, 400, "Phone number re-verification needed", "Verify the number first"),
            entry(133008, 400, "Too many two-step verification PIN guesses", "Wait before the next guess"),
            entry(133009, 400, "Two-step verification PIN guessed too fast", "Guess more slowly"),
            entry(133015, 400, "Please wait a few minutes", "The number was deleted a moment ago"),
            entry(133016, 400, "Account register/deregister rate limit", "Too many registrations in 72 hours"),
            entry(134011, 400, "Terms of service not accepted", "The payments terms are not accepted"),
            entry(134100, 400, "Only marketing messages supported", "This endpoint takes marketing templates only"),
            entry(134101, 400, "Template is syncing", "The template is not available yet; wait ten minutes"),
            entry(134102, 400, "Template unavailable", "The template cannot be sent here"),
            entry(
                    135000,
                    400,
                    "Generic user error",
                    "Message failed to send because of an unknown error with the parameters"),
            entry(137000, 400, "Identity key check failed", "The customer's identity has changed"),
            entry(139102, 400, "Concurrent update", "Block list was changed at the same time"),
            entry(2494100, 500, "Phone number is in maintenance", "The number is being upgraded"),
            entry(133010, 400, "Phone number not registered", "The phone number is not registered"));

    /** Also for a code that is not known here. */
    public static ErrorTitles of(int code) {
        return KNOWN.getOrDefault(code, new ErrorTitles(400, "Error " + code, "Error " + code));
    }

    private static Map.Entry<Integer, ErrorTitles> entry(int code, int status, String title, String details) {
        return Map.entry(code, new ErrorTitles(status, title, details));
    }
}
