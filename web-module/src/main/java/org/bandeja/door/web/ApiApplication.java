package org.bandeja.door.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.bandeja.attendant.web.AttendantResource;
import org.bandeja.attention.web.AttentionResource;
import org.bandeja.audit.web.AuditResource;
import org.bandeja.autotext.web.DepartmentTextResource;
import org.bandeja.autotext.web.NumberTextResource;
import org.bandeja.callgroup.web.CallGroupResource;
import org.bandeja.company.web.CompanyResource;
import org.bandeja.contact.web.ContactFieldResource;
import org.bandeja.contact.web.ContactHistoryResource;
import org.bandeja.contact.web.ContactResource;
import org.bandeja.conversation.web.AssignmentResource;
import org.bandeja.conversation.web.ConversationResource;
import org.bandeja.conversation.web.MessageResource;
import org.bandeja.conversation.web.StarterResource;
import org.bandeja.directory.web.AgentResource;
import org.bandeja.directory.web.ColleagueResource;
import org.bandeja.directory.web.DepartmentResource;
import org.bandeja.directory.web.MeResource;
import org.bandeja.hours.web.CalendarResource;
import org.bandeja.label.web.LabelResource;
import org.bandeja.login.web.BrowserKeyResource;
import org.bandeja.login.web.InvitationResource;
import org.bandeja.login.web.LoginResource;
import org.bandeja.login.web.PasswordResource;
import org.bandeja.login.web.SessionResource;
import org.bandeja.login.web.TokenResource;
import org.bandeja.login.web.TwoStepResetResource;
import org.bandeja.login.web.TwoStepResource;
import org.bandeja.media.web.MediaResource;
import org.bandeja.media.web.UploadResource;
import org.bandeja.mention.web.MentionResource;
import org.bandeja.notice.web.NoticeResource;
import org.bandeja.notification.web.NotificationResource;
import org.bandeja.outbox.web.TroubleResource;
import org.bandeja.problem.web.BodyReading;
import org.bandeja.problem.web.FailureMapper;
import org.bandeja.problem.web.JsonWriting;
import org.bandeja.problem.web.RefusalMapper;
import org.bandeja.push.web.EventResource;
import org.bandeja.quickreply.web.OfferedReplyResource;
import org.bandeja.quickreply.web.QuickReplyResource;
import org.bandeja.retention.web.RetentionResource;
import org.bandeja.routing.web.NumberResource;
import org.bandeja.routing.web.WayResource;
import org.bandeja.savedview.web.SavedViewResource;
import org.bandeja.screen.web.TextsResource;
import org.bandeja.sso.web.SignOnResource;
import org.bandeja.template.web.TemplateDraftResource;
import org.bandeja.template.web.TemplateResource;
import org.bandeja.webhook.web.DeliveryResource;
import org.bandeja.whatsapp.web.AccountResource;

/** The API: for the live parts of the page, the phone and integrators. */
@ApplicationPath("api")
public class ApiApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                ConversationResource.class,
                StarterResource.class,
                TemplateResource.class,
                AssignmentResource.class,
                ContactResource.class,
                ContactHistoryResource.class,
                ContactFieldResource.class,
                RetentionResource.class,
                MessageResource.class,
                MediaResource.class,
                UploadResource.class,
                MeResource.class,
                LoginResource.class,
                SessionResource.class,
                TokenResource.class,
                PasswordResource.class,
                BrowserKeyResource.class,
                TwoStepResource.class,
                TwoStepResetResource.class,
                EventResource.class,
                TextsResource.class,
                DeliveryResource.class,
                AttentionResource.class,
                CompanyResource.class,
                TroubleResource.class,
                NoticeResource.class,
                AccountResource.class,
                NumberResource.class,
                WayResource.class,
                DepartmentResource.class,
                AgentResource.class,
                ColleagueResource.class,
                InvitationResource.class,
                AuditResource.class,
                SignOnResource.class,
                TemplateDraftResource.class,
                LabelResource.class,
                QuickReplyResource.class,
                OfferedReplyResource.class,
                SavedViewResource.class,
                MentionResource.class,
                NotificationResource.class,
                AttendantResource.class,
                DepartmentTextResource.class,
                NumberTextResource.class,
                CalendarResource.class,
                CallGroupResource.class,
                OpenApiResource.class,
                RefusalMapper.class,
                FailureMapper.class,
                BodyReading.class,
                JsonWriting.class);
    }
}
