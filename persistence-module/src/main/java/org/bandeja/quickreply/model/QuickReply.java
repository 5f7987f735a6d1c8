package org.bandeja.quickreply.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Names;

/** A text that is written often, with a shortcut. */
@Entity
@Table(name = "quick_reply")
public class QuickReply {
    @Id
    private long id;

    @Column(name = "agent_id")
    private Long agentId;

    @Column(name = "department_id")
    private Long departmentId;

    /** Computed by the database: agent, department, or 0. */
    @Column(name = "owner_id", insertable = false, updatable = false)
    private Long ownerId;

    private String shortcut;
    private String title;
    private String text;

    @Version
    private int version;

    protected QuickReply() {}

    /** @throws org.bandeja.directory.model.NameNotUsable if the title is blank, too long, or of several lines */
    public QuickReply(QuickReplyId id, ReplyOwner owner, Shortcut shortcut, String title, ReplyText text) {
        this.id = id.value();
        if (owner instanceof ReplyOwner.Person person) {
            agentId = person.agent().value();
        } else if (owner instanceof ReplyOwner.Team team) {
            departmentId = team.department().value();
        }
        change(shortcut, title, text);
    }

    public QuickReplyId id() {
        return new QuickReplyId(id);
    }

    public ReplyOwner owner() {
        if (agentId != null) {
            return new ReplyOwner.Person(new AgentId(agentId));
        }
        return departmentId == null ? new ReplyOwner.Company() : new ReplyOwner.Team(new DepartmentId(departmentId));
    }

    public Shortcut shortcut() {
        return new Shortcut(shortcut);
    }

    public String title() {
        return title;
    }

    public ReplyText text() {
        return new ReplyText(text);
    }

    /** @throws org.bandeja.directory.model.NameNotUsable if the title is blank, too long, or of several lines */
    public final void change(Shortcut wanted, String called, ReplyText says) {
        shortcut = wanted.text();
        title = Names.usable(called);
        text = says.text();
    }
}
