package org.bandeja.savedview.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Names;

/** What somebody looks at often: filters and sorting of the list, under a name. */
@Entity
@Table(name = "saved_view")
public class SavedView {
    @Id
    private long id;

    @Column(name = "agent_id")
    private long agentId;

    private String name;
    private String query;

    @Column(name = "at_start")
    private boolean atStart;

    @Version
    private int version;

    protected SavedView() {}

    /** @throws org.bandeja.directory.model.NameNotUsable if the name is blank, too long, or of several lines */
    public SavedView(SavedViewId id, AgentId agent, String name, ViewQuery query) {
        this.id = id.value();
        agentId = agent.value();
        change(name, query);
    }

    public SavedViewId id() {
        return new SavedViewId(id);
    }

    public String name() {
        return name;
    }

    public ViewQuery query() {
        return ViewQuery.parse(query);
    }

    /** Whether the list begins with it. */
    public boolean isAtStart() {
        return atStart;
    }

    /** @throws org.bandeja.directory.model.NameNotUsable if the name is blank, too long, or of several lines */
    public final void change(String called, ViewQuery looksFor) {
        name = Names.usable(called);
        query = looksFor.text();
    }

    public void beginWithIt(boolean begins) {
        atStart = begins;
    }
}
