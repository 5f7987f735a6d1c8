package org.bandeja.simulator.graph;

/** Why WhatsApp does not take a template: code 100 with a subcode and words that may be shown to people. */
enum TemplateRefusal {
    LIMIT(2388019, "Message Template Limit Exceeded", "The account has as many templates as it may have."),
    BEING_DELETED(
            2388023,
            "Message Template Language Is Being Deleted",
            "New content cannot be added while the existing content of this name is being deleted. Try again in 4 weeks"
                    + " or choose another name."),
    EXISTS(
            2388024,
            "Content in This Language Already Exists",
            "There is already content in this language for this template. You can create a new template and try again."),
    STATUS(2388039, "Message Template Cannot Be Edited", "The template's status does not allow this change now."),
    LENGTH(2388040, "Character Limit Exceeded", "A field of the template has too many characters."),
    MISSING(2388043, "Message Template Is Missing Expected Fields", "A component of the template is incomplete."),
    HEADER(2388047, "Message Header Format Is Incorrect", "The header of the template is not as it should be."),
    BODY(2388072, "Message Body Format Is Incorrect", "The body of the template is not as it should be."),
    FOOTER(2388073, "Message Footer Format Is Incorrect", "The footer of the template is not as it should be."),
    BUTTONS(2388082, "Button Format Is Incorrect", "The buttons of the template are not as they should be."),
    RATIO(
            2388293,
            "Parameters Words Ratio Exceeds Limit",
            "This template has too many variables for its length. Reduce the number of variables or increase the message"
                    + " length."),
    LEADING_OR_TRAILING(
            2388299,
            "Leading or Trailing Params Not Allowed",
            "Variables can't be at the start or end of the template.");

    private final int subcode;
    private final String title;
    private final String message;

    TemplateRefusal(int subcode, String title, String message) {
        this.subcode = subcode;
        this.title = title;
        this.message = message;
    }

    GraphError error() {
        return GraphError.shown(subcode, title, message);
    }

    /** @param more what exactly is wrong */
    GraphError error(String more) {
        return GraphError.shown(subcode, title, message + " " + more);
    }
}
