package dev.crossover.common.aws;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which refusals are final. DynamoDB Local serializes writes, so it has no conflicts. */
class TransactionsTests {

	private final Dynamo dynamo = new Dynamo();

	private final Transactions transactions = new Transactions(this.dynamo, new FixedBackOff(0, 3));

	@Test
	void commitWhenInConflictTriesAgain() {
		this.dynamo.refuse("None", "TransactionConflict");
		this.dynamo.refuse("ThrottlingError", "None");

		assertThat(this.transactions.commit(List.of())).isEmpty();
		assertThat(this.dynamo.calls).isEqualTo(3);
	}

	@Test
	void commitWhenAConditionFailedSaysWhichAndDoesNotTryAgain() {
		this.dynamo.refuse("ConditionalCheckFailed", "TransactionConflict");

		assertThat(this.transactions.commit(List.of())).extracting(CancellationReason::code)
			.containsExactly("ConditionalCheckFailed", "TransactionConflict");
		assertThat(this.dynamo.calls).isEqualTo(1);
	}

	@Test
	void commitWhenConflictsDoNotEndFailsAfterItsRetries() {
		for (int refusal = 0; refusal < 10; refusal++) {
			this.dynamo.refuse("TransactionConflict");
		}

		assertThatExceptionOfType(TransactionCanceledException.class)
			.isThrownBy(() -> this.transactions.commit(List.of()));
		assertThat(this.dynamo.calls).isEqualTo(4);
	}

	/** A DynamoDB that refuses a number of transactions. */
	private static final class Dynamo implements DynamoDbClient {

		private final Deque<TransactionCanceledException> refusals = new ArrayDeque<>();

		private int calls;

		void refuse(String... codes) {
			this.refusals.add(TransactionCanceledException.builder()
				.cancellationReasons(
						Arrays.stream(codes).map((code) -> CancellationReason.builder().code(code).build()).toList())
				.build());
		}

		@Override
		public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
			this.calls++;
			TransactionCanceledException refusal = this.refusals.poll();
			if (refusal != null) {
				throw refusal;
			}
			return TransactWriteItemsResponse.builder().build();
		}

		@Override
		public String serviceName() {
			return SERVICE_NAME;
		}

		@Override
		public void close() {
			this.refusals.clear();
		}

	}

}
