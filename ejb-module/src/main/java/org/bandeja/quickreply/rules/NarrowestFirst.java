package org.bandeja.quickreply.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bandeja.quickreply.model.QuickReply;
import org.bandeja.quickreply.model.ReplyOwner;

/** What somebody is offered: own ones before the department's before the company's; of one shortcut only the narrowest. */
public final class NarrowestFirst {
    private static final Comparator<QuickReply> ORDER = Comparator.<QuickReply>comparingInt(
                    reply -> width(reply.owner()))
            .thenComparing(reply -> reply.shortcut().text());

    private NarrowestFirst() {}

    public static List<QuickReply> of(Collection<QuickReply> replies) {
        Set<String> taken = new HashSet<>();
        return replies.stream()
                .sorted(ORDER)
                .filter(reply -> taken.add(reply.shortcut().text()))
                .toList();
    }

    private static int width(ReplyOwner owner) {
        if (owner instanceof ReplyOwner.Person) {
            return 0;
        }
        return owner instanceof ReplyOwner.Team ? 1 : 2;
    }
}
