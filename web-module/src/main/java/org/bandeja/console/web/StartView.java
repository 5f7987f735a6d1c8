package org.bandeja.console.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.attention.model.Standings;
import org.bandeja.attention.rules.Agenda;
import org.bandeja.attention.rules.Matter;
import org.bandeja.attention.rules.SetUp;
import org.bandeja.attention.service.AttentionDesk;
import org.bandeja.attention.web.MatterPages;
import org.bandeja.company.service.CompanyDesk;
import org.bandeja.login.web.PublicAddress;

/** What an administrator sees first: what needs somebody, and the way from an empty installation to the first message. */
@Named("start")
@ViewScoped
public class StartView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Set<Matter> NO_AMOUNT = EnumSet.of(Matter.DISK_FULL, Matter.DISK_LOW, Matter.NO_SECOND_STEP);

    @Inject
    transient AttentionDesk desk;

    @Inject
    transient CompanyDesk companyDesk;

    private transient AttentionDesk.Standing standing;
    private String company;

    public void load() {
        standing = desk.look();
        company = companyDesk.current().name();
    }

    public List<Agenda.Item> getItems() {
        return standing.items();
    }

    /** The steps of the set-up; none once all of them are done, and for who is no administrator. */
    public List<SetUp.Progress> getSteps() {
        return standing.setUp()
                .filter(setUp -> !setUp.isComplete())
                .map(SetUp::steps)
                .orElse(List.of());
    }

    public int getDone() {
        return standing.setUp().map(SetUp::done).orElse(0);
    }

    /** So many, or "1000+" where nobody has counted further; empty for what is no amount. */
    public String count(Agenda.Item item) {
        if (NO_AMOUNT.contains(item.matter())) {
            return "";
        }
        return item.count() >= Standings.MOST ? Standings.MOST + "+" : String.valueOf(item.count());
    }

    /** Where one sees to it; null: not in Bandeja. */
    public String page(Agenda.Item item) {
        return MatterPages.of(item, standing.setUp().isPresent()).orElse(null);
    }

    /** Where one does that step. */
    public String place(SetUp.Progress progress) {
        return switch (progress.step()) {
            case ACCOUNT, SECRETS, CHECK, WEBHOOK, NUMBERS, ROUTE -> "/console/whatsapp.xhtml";
            case DEPARTMENTS -> "/console/departments.xhtml";
            case PEOPLE -> "/console/people.xhtml";
            case MESSAGE -> "/inbox.xhtml";
        };
    }

    /** What WhatsApp has to be told, so that it posts here. */
    public String getWebhookUrl() {
        return PublicAddress.webhook((HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest());
    }

    /** Null: the company has not said what it is called. */
    public String getCompany() {
        return Optional.ofNullable(company).filter(name -> !name.isEmpty()).orElse(null);
    }
}
