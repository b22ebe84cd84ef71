package io.dyadwatch.alert;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.feedback.FeedbackExport;
import io.dyadwatch.alert.feedback.Feedbacks;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what takes feedback. */
@Singleton
public class FeedbackWiring {
    @Produces
    @Singleton
    Feedbacks feedbacks(Database database, Clock clock) {
        return new Feedbacks(database, clock);
    }

    @Produces
    @Singleton
    FeedbackExport feedbackExport(Feedbacks feedbacks) {
        return new FeedbackExport(feedbacks);
    }
}
