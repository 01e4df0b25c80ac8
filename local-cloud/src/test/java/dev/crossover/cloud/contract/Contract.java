package dev.crossover.cloud.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.UUID;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;

import static org.awaitility.Awaitility.await;

/**
 * The base of the contract's tests: clients of the target, names nobody else has, and an
 * end that leaves nothing behind.
 */
@ExtendWith(Aim.Provider.class)
abstract class Contract {

	private final Aim aim;

	private final Deque<Runnable> leftBehind = new ArrayDeque<>();

	Contract(Aim aim) {
		this.aim = aim;
	}

	final Aim aim() {
		return this.aim;
	}

	/**
	 * A client of the target; it is closed after the test.
	 * @param builder the service's builder
	 * @param <B> the builder
	 * @param <C> the client
	 * @return the client
	 */
	final <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(B builder) {
		C client = this.aim.client(builder);
		this.leftBehind.push(client::close);
		return client;
	}

	/**
	 * A name that nobody else has.
	 * @param what what it is for
	 * @return the name, in lower case, so that it is good for a bucket, too
	 */
	final String name(String what) {
		return "contract-" + what.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID().toString().substring(0, 8);
	}

	/**
	 * Remembers how to delete what a test creates; the newest goes first.
	 * @param delete deletes it; it may be gone by then
	 */
	final void deleteLater(Runnable delete) {
		this.leftBehind.push(delete);
	}

	final ConditionFactory patiently() {
		return await().atMost(this.aim.patience());
	}

	/**
	 * A queue that anyone of this account may send to.
	 * @param what what it is for
	 * @return the queue
	 */
	final Inbox inbox(String what) {
		return Inbox.create(this, name(what));
	}

	@AfterEach
	void leaveNothingBehind() {
		while (!this.leftBehind.isEmpty()) {
			try {
				this.leftBehind.pop().run();
			}
			catch (SdkException ex) {
				// The test deleted it itself.
			}
		}
	}

}
