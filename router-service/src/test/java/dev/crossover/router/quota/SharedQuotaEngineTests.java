package dev.crossover.router.quota;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.crossover.common.account.Account;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.usage.DayUsage;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.account.Quotas;
import dev.crossover.router.RouterOnLocalCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Several routers hold an account to one quota, on a real table. */
class SharedQuotaEngineTests extends RouterOnLocalCloud {

	private static final Quotas SMALL = new Quotas(60, 20, 100, 1, 0.5);

	private final Account account = new Account("acct_" + UUID.randomUUID(), AccountType.STANDARD);

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T12:00:00Z"));

	private final InstantSource clock = this.now::get;

	@Autowired
	private DynamoDbClient dynamo;

	@Autowired
	private Stack stack;

	@ParameterizedTest
	@CsvSource({ "60, 20", "300, 60", "3000, 500" })
	void routersTogetherAdmitTheBurstAndNotOneMore(long perMinute, long burst) throws Exception {
		Quotas quotas = new Quotas(perMinute, burst, 1, 1, 1);
		List<RequestQuota> routers = List.of(router(), router(), router());

		assertThat(admitted(routers, quotas, 3 * burst)).isEqualTo(burst);
		assertThat(routers.getFirst().use(this.account, quotas).admitted()).isFalse();
	}

	@Test
	void tokensComeBackWithTime() throws Exception {
		List<RequestQuota> routers = List.of(router(), router());
		admitted(routers, SMALL, 40);

		this.now.updateAndGet((time) -> time.plusSeconds(5));

		assertThat(admitted(routers, SMALL, 40)).isEqualTo(5);
	}

	@Test
	void tokensThatWereTakenAndNotUsedLapse() {
		Quotas large = new Quotas(3_000, 500, 1, 1, 1);
		RequestQuota idle = router();
		idle.use(this.account, large);

		this.now.updateAndGet((time) -> time.plus(Allowance.LAPSES_AFTER));

		Standing standing = router().use(this.account, large);
		assertThat(standing.remaining()).isEqualTo(499);
	}

	@Test
	void whoSendsAllTheTimeDoesNotWaitForTheTable() {
		Quotas large = new Quotas(3_000, 500, 1, 1, 1);
		Set<Thread> callers = ConcurrentHashMap.newKeySet();
		try (DynamoDbClient watched = watched(callers)) {
			RequestQuota router = new RequestQuota(new BucketStore(watched, this.stack), this.clock);
			router.use(this.account, large);
			assertThat(callers).containsExactly(Thread.currentThread());
			callers.clear();

			for (int i = 0; i < 10; i++) {
				this.now.updateAndGet((time) -> time.plus(Allowance.LAPSES_AFTER).minusMillis(1));
				await().pollInSameThread().until(() -> router.use(this.account, large).remaining() > 500);
			}

			assertThat(callers).isNotEmpty().doesNotContain(Thread.currentThread());
		}
	}

	@Test
	void routerAloneHoldsTheQuotaWhileTheTableIsAway() throws Exception {
		try (DynamoDbClient away = DynamoDbClient.builder()
			.endpointOverride(URI.create("http://127.0.0.1:1"))
			.region(Region.US_EAST_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.overrideConfiguration((override) -> override.apiCallTimeout(Duration.ofMillis(50)))
			.build()) {
			RequestQuota alone = new RequestQuota(new BucketStore(away, this.stack), this.clock);

			assertThat(admitted(List.of(alone), SMALL, 30)).isEqualTo(20);
		}
	}

	/** S63. */
	@Test
	void documentsAtTheEdgeAreAcceptedUpToExactlyTheQuota() throws Exception {
		List<DayQuotas> routers = List.of(day(), day());

		long accepted = inParallel(50, (i) -> tryUse(routers.get(i % 2), 3, SMALL));

		assertThat(accepted).isEqualTo(33);
		assertThat(tryUse(routers.getFirst(), 1, SMALL)).isTrue();
		assertThat(tryUse(routers.getFirst(), 1, SMALL)).isFalse();
	}

	@Test
	void largeQuotaIsUsedUpExactlyByOneRouter() {
		Quotas large = new Quotas(60, 20, 1_000_000, 1, 50);
		DayQuotas router = day();

		assertThat(tryUse(router, 999_000, large)).isTrue();
		assertThat(IntStream.range(0, 2_000).filter((_) -> tryUse(router, 1, large)).count()).isEqualTo(1_000);
	}

	@Test
	void whatCameToNothingIsGivenBack() {
		DayQuotas router = day();

		router.use(this.account, SMALL, 100, 0.1, 0.2).run();

		assertThat(tryUse(router, 100, SMALL)).isTrue();
	}

	@Test
	void spendStopsAtItsCap() {
		DayQuotas router = day();
		router.use(this.account, SMALL, 1, 0.4, 1);

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> router.use(this.account, SMALL, 1, 0.2, 1))
			.satisfies((problem) -> assertThat(problem.code()).isEqualTo(ErrorCode.SPEND_CAP_REACHED));
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> day().check(this.account, SMALL, 1, 0.2));
	}

	@Test
	void everyDayBeginsAnew() {
		DayQuotas router = day();
		router.use(this.account, SMALL, 100, 0.1, 0.2);

		this.now.updateAndGet((time) -> time.plus(Duration.ofHours(12)));

		assertThat(tryUse(router, 100, SMALL)).isTrue();
		assertThat(router.usage(this.account, 2).days()).extracting((used) -> used.documents())
			.containsExactly(100L, 100L);
	}

	@Test
	void usageIsWhatWasUsedWhateverWasChargedInAdvance() {
		Quotas large = new Quotas(60, 20, 1_000_000, 1, 50);
		DayQuotas router = day();
		for (int i = 0; i < 150; i++) {
			router.use(this.account, large, 2, 0.001, 0.003);
		}
		router.destroy();

		assertThat(day().usage(this.account, 1).days().getLast()).satisfies((used) -> {
			assertThat(used.documents()).isEqualTo(300);
			assertThat(used.nanoUsd()).isEqualTo(150_000_000);
			assertThat(used.singlePipelineNanoUsd()).isEqualTo(450_000_000);
		});
	}

	@Test
	void documentsAreChargedBehindTheRequests() {
		Quotas large = new Quotas(60, 20, 1_000_000, 1, 50);
		Set<Thread> callers = ConcurrentHashMap.newKeySet();
		try (DynamoDbClient watched = watched(callers)) {
			DayQuotas router = new DayQuotas(new DayStore(watched, this.stack), this.clock);
			router.use(this.account, large, 1, 0.001, 0.003);
			callers.clear();

			for (int i = 1; i < 60; i++) {
				router.use(this.account, large, 1, 0.001, 0.003);
			}
			await().until(() -> used().documents() > 101);
			for (int i = 60; i < 120; i++) {
				router.use(this.account, large, 1, 0.001, 0.003);
			}

			assertThat(callers).isNotEmpty().doesNotContain(Thread.currentThread());
			router.destroy();
			assertThat(used().documents()).isEqualTo(120);
			assertThat(used().nanoUsd()).isEqualTo(120_000_000);
		}
	}

	@Test
	void whatWasChargedInAdvanceIsGivenBackOnceNobodyUsesIt() {
		Quotas large = new Quotas(60, 20, 1_000_000, 1, 50);
		DayQuotas router = day();
		router.use(this.account, large, 1, 0.001, 0.003);
		router.use(this.account, large, 1, 0.001, 0.003);

		router.settle();
		assertThat(used().documents()).isEqualTo(101);
		assertThat(used().nanoUsd()).isEqualTo(2_000_000);

		router.settle();
		assertThat(used().documents()).isEqualTo(2);
		assertThat(used().nanoUsd()).isEqualTo(2_000_000);
	}

	private DayUsage used() {
		return day().usage(this.account, 1).days().getLast();
	}

	// Tells which threads call the table.
	private DynamoDbClient watched(Set<Thread> callers) {
		DynamoDbServiceClientConfiguration like = this.dynamo.serviceClientConfiguration();
		return DynamoDbClient.builder()
			.endpointOverride(like.endpointOverride().orElseThrow())
			.region(like.region())
			.credentialsProvider(like.credentialsProvider())
			.overrideConfiguration((override) -> override.addExecutionInterceptor(new ExecutionInterceptor() {

				@Override
				public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
					callers.add(Thread.currentThread());
				}

			}))
			.build();
	}

	private RequestQuota router() {
		return new RequestQuota(new BucketStore(this.dynamo, this.stack), this.clock);
	}

	private DayQuotas day() {
		return new DayQuotas(new DayStore(this.dynamo, this.stack), this.clock);
	}

	private boolean tryUse(DayQuotas router, long documents, Quotas quotas) {
		try {
			router.use(this.account, quotas, documents, 0.000_001 * documents, 0.000_002 * documents);
			return true;
		}
		catch (ProblemException ex) {
			assertThat(ex.code()).isEqualTo(ErrorCode.DOCUMENT_QUOTA_EXCEEDED);
			assertThat(ex.getHeaders().getFirst("Retry-After")).isEqualTo("43200");
			return false;
		}
	}

	private long admitted(List<RequestQuota> routers, Quotas quotas, long requests) throws Exception {
		return inParallel((int) requests, (i) -> routers.get(i % routers.size()).use(this.account, quotas).admitted());
	}

	private static long inParallel(int times, Attempt attempt) throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
			List<Callable<Boolean>> work = new ArrayList<>();
			IntStream.range(0, times).forEach((i) -> work.add(() -> attempt.succeeds(i)));
			long succeeded = 0;
			for (Future<Boolean> done : threads.invokeAll(work)) {
				succeeded += done.get() ? 1 : 0;
			}
			return succeeded;
		}
	}

	/** Something that is tried many times. */
	private interface Attempt {

		boolean succeeds(int number);

	}

}
