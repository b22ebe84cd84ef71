package io.dyadwatch.localstack.wires;

import io.dyadwatch.contracts.KafkaUser;
import io.dyadwatch.contracts.KafkaUser.Names;
import io.dyadwatch.contracts.KafkaUsers;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.localstack.LocalStackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

/** Makes on a broker the users and access control lists that {@link KafkaUsers} declares. */
public final class AccessProvisioner {
    private static final int TIMEOUT_SECONDS = 30;
    /** Kafka's own least is 4096; more would cost each new connection more, and these passwords are not guessed. */
    private static final int SCRAM_ITERATIONS = 8192;

    private final Map<String, Object> client;

    /** @param client Kafka client settings of a super user, the brokers' address among them */
    public AccessProvisioner(Map<String, ?> client) {
        this.client = new HashMap<>(client);
        this.client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        this.client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1000);
    }

    /**
     * @param made entries that were missing
     * @param removed entries of declared users that are not declared (any more)
     */
    public record Changes(int made, int removed) {}

    /**
     * Gives every declared user what is declared and takes away what is not; entries of other users stay.
     *
     * @throws LocalStackException if the brokers do not answer within 30 s or refuse
     */
    public Changes provisionLists() {
        return withAdmin("set access control lists", admin -> {
            Set<AclBinding> present = new HashSet<>();
            Set<AclBinding> wanted = new HashSet<>();
            for (KafkaUser user : KafkaUsers.ALL) {
                present.addAll(await(admin.describeAcls(entriesOf(user)).values()));
                wanted.addAll(bindings(user));
            }
            Set<AclBinding> missing = without(wanted, present);
            Set<AclBinding> undeclared = without(present, wanted);
            await(admin.createAcls(missing).all());
            await(admin.deleteAcls(undeclared.stream().map(AclBinding::toFilter).toList())
                    .all());
            return new Changes(missing.size(), undeclared.size());
        });
    }

    /**
     * Sets the passwords of users, SCRAM-SHA-512; who is connected stays so.
     *
     * @param passwords by user
     */
    public void provisionPasswords(Map<String, String> passwords) {
        List<UserScramCredentialAlteration> alterations = new ArrayList<>();
        passwords.forEach((user, password) -> alterations.add(new UserScramCredentialUpsertion(
                user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS), password)));
        withAdmin(
                "set passwords",
                admin -> await(admin.alterUserScramCredentials(alterations).all()));
    }

    /** The entries of a user, as Kafka keeps them. Who may read or write a topic or a group may describe it as well. */
    static List<AclBinding> bindings(KafkaUser user) {
        List<AclBinding> bindings = new ArrayList<>();
        for (Topic<?> topic : user.writes()) {
            bindings.add(binding(user, ResourceType.TOPIC, Names.exactly(topic.name()), AclOperation.WRITE));
        }
        for (Topic<?> topic : user.reads()) {
            bindings.add(binding(user, ResourceType.TOPIC, Names.exactly(topic.name()), AclOperation.READ));
        }
        for (Names group : user.groups()) {
            bindings.add(binding(user, ResourceType.GROUP, group, AclOperation.READ));
        }
        for (KafkaUser.Progress each : user.looksAt()) {
            Names topic = Names.exactly(each.topic().name());
            bindings.add(binding(user, ResourceType.GROUP, Names.exactly(each.group()), AclOperation.DESCRIBE));
            bindings.add(binding(user, ResourceType.TOPIC, topic, AclOperation.DESCRIBE));
        }
        for (Names id : user.transactionalIds()) {
            bindings.add(binding(user, ResourceType.TRANSACTIONAL_ID, id, AclOperation.WRITE));
        }
        for (Names own : user.ownTopics()) {
            for (AclOperation operation : List.of(AclOperation.CREATE, AclOperation.WRITE, AclOperation.READ)) {
                bindings.add(binding(user, ResourceType.TOPIC, own, operation));
            }
        }
        return bindings;
    }

    private static AclBinding binding(KafkaUser user, ResourceType type, Names names, AclOperation operation) {
        PatternType pattern = names.beginning() ? PatternType.PREFIXED : PatternType.LITERAL;
        return new AclBinding(
                new ResourcePattern(type, names.text(), pattern),
                new AccessControlEntry(principal(user), "*", operation, AclPermissionType.ALLOW));
    }

    private static AclBindingFilter entriesOf(KafkaUser user) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal(user), null, AclOperation.ANY, AclPermissionType.ANY));
    }

    private static String principal(KafkaUser user) {
        return "User:" + user.name();
    }

    private static Set<AclBinding> without(Set<AclBinding> these, Collection<AclBinding> those) {
        Set<AclBinding> left = new HashSet<>(these);
        left.removeAll(those);
        return left;
    }

    private static <T> T await(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @FunctionalInterface
    private interface Request<T> {
        T to(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private <T> T withAdmin(String what, Request<T> request) {
        try (Admin admin = Admin.create(client)) {
            return request.to(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while trying to " + what, e);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new LocalStackException("could not " + what + ": " + reason, cause);
        }
    }
}
