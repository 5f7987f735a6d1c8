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
            entry(133010, 400, "Phone number not registered", "The phone number is not registered"));

    /** Also for a code that is not known here. */
    public static ErrorTitles of(int code) {
        return KNOWN.getOrDefault(code, new ErrorTitles(400, "Error " + code, "Error " + code));
    }

    private static Map.Entry<Integer, ErrorTitles> entry(int code, int status, String title, String details) {
        return Map.entry(code, new ErrorTitles(status, title, details));
    }
}
