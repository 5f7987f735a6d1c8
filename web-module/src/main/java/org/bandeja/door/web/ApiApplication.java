package org.bandeja.door.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.bandeja.audit.web.AuditResource;
import org.bandeja.contact.web.ContactResource;
import org.bandeja.conversation.web.AssignmentResource;
import org.bandeja.conversation.web.ConversationResource;
import org.bandeja.conversation.web.MessageResource;
import org.bandeja.directory.web.AgentResource;
import org.bandeja.directory.web.DepartmentResource;
import org.bandeja.directory.web.MeResource;
import org.bandeja.login.web.InvitationResource;
import org.bandeja.login.web.LoginResource;
import org.bandeja.login.web.PasswordResource;
import org.bandeja.login.web.SessionResource;
import org.bandeja.login.web.TokenResource;
import org.bandeja.login.web.TwoStepResetResource;
import org.bandeja.login.web.TwoStepResource;
import org.bandeja.problem.web.BodyReading;
import org.bandeja.problem.web.FailureMapper;
import org.bandeja.problem.web.JsonWriting;
import org.bandeja.problem.web.RefusalMapper;
import org.bandeja.push.web.EventResource;
import org.bandeja.screen.web.TextsResource;
import org.bandeja.sso.web.SignOnResource;
import org.bandeja.webhook.web.DeliveryResource;

/** The API: for the live parts of the page, the phone and integrators. */
@ApplicationPath("api")
public class ApiApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                ConversationResource.class,
                AssignmentResource.class,
                ContactResource.class,
                MessageResource.class,
                MeResource.class,
                LoginResource.class,
                SessionResource.class,
                TokenResource.class,
                PasswordResource.class,
                TwoStepResource.class,
                TwoStepResetResource.class,
                EventResource.class,
                TextsResource.class,
                DeliveryResource.class,
                DepartmentResource.class,
                AgentResource.class,
                InvitationResource.class,
                AuditResource.class,
                SignOnResource.class,
                OpenApiResource.class,
                RefusalMapper.class,
                FailureMapper.class,
                BodyReading.class,
                JsonWriting.class);
    }
}
