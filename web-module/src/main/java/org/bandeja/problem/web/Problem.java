package org.bandeja.problem.web;

import java.util.Map;

/**
 * An error as the API tells it (RFC 9457).
 *
 * @param type a URN that names the rule
 * @param rule the rule's name; also the key of its text
 * @param detail in the caller's language
 * @param extension further facts; never more than the caller may see
 */
public record Problem(
        String type, String title, int status, String detail, String rule, Map<String, Object> extension) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** As one flat JSON object. */
    public Map<String, Object> json() {
        Map<String, Object> json = new java.util.LinkedHashMap<>();
        json.put("type", type);
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        json.put("rule", rule);
        json.putAll(extension);
        return json;
    }
}
