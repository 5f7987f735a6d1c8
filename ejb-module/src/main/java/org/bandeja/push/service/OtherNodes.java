package org.bandeja.push.service;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.wildfly.clustering.server.Group;
import org.wildfly.clustering.server.GroupMember;
import org.wildfly.clustering.server.GroupMembershipEvent;
import org.wildfly.clustering.server.Registration;
import org.wildfly.clustering.server.dispatcher.CommandDispatcher;
import org.wildfly.clustering.server.dispatcher.CommandDispatcherFactory;

/**
 * The other servers of this Bandeja: hears of what they commit, tells them of what is committed here. It only saves a
 * wait: whoever is not reached looks into the database by itself, so nothing waits for an answer, and a server that is
 * alone, or cut off, works as before.
 */
final class OtherNodes {
    private static final Logger LOG = Logger.getLogger(OtherNodes.class);

    private final Group<GroupMember> group;
    private final CommandDispatcher<GroupMember, EventTail> dispatcher;
    private final Registration registration;

    /** @param own hears of what the others commit */
    OtherNodes(CommandDispatcherFactory<GroupMember> factory, EventTail own) {
        group = factory.getGroup();
        dispatcher = factory.createCommandDispatcher("bandeja.events", own, Wake.class.getClassLoader());
        registration = group.register(OtherNodes::changed);
        if (!group.isSingleton()) {
            say(group.getMembership().getMembers());
        }
    }

    /** They may look: there are new events. */
    void wake() throws IOException {
        if (!group.isSingleton() && group.getMembership().getMembers().size() > 1) {
            dispatcher.dispatchToGroup(new Wake(), Set.of(group.getLocalMember()));
        }
    }

    void leave() {
        registration.close();
        dispatcher.close();
    }

    private static void changed(GroupMembershipEvent<GroupMember> event) {
        say(event.getCurrentMembership().getMembers());
    }

    private static void say(List<GroupMember> members) {
        LOG.infof(
                "Servers that wake each other: %s",
                members.stream().map(GroupMember::getName).toList());
    }
}
