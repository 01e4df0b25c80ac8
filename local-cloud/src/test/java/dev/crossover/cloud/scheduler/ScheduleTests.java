package dev.crossover.cloud.scheduler;

import java.time.Instant;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Fields;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a schedule may be asked for. */
class ScheduleTests {

	private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:queue";

	@Test
	void unknownMemberIsRefusedUnlessItAsksForNothing() {
		assertThat(schedule("\"EcsParameters\":{}").targetArn()).isEqualTo(QUEUE);
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> schedule("\"EcsParameters\":{\"TaskCount\":1}"))
			.withMessageContaining("EcsParameters");
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> schedule("\"Surprise\":7"))
			.withMessageContaining("Surprise");
	}

	private static Schedule schedule(String targetMember) {
		String definition = """
				{"ScheduleExpression":"rate(1 minute)","FlexibleTimeWindow":{"Mode":"OFF"},
				"Target":{"Arn":"%s",%s}}""".formatted(QUEUE, targetMember);
		return Schedule.of("default", "name", new Fields(JsonMapper.shared().readTree(definition)), Instant.EPOCH);
	}

}
