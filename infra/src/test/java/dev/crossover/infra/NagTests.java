package dev.crossover.infra;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.cxapi.SynthesisMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What cdk-nag's AWS Solutions rules find. What we live with stands here with its reason,
 * not in the code, where a suppression would end up in the template.
 */
@ExtendWith(Synthesis.class)
class NagTests {

	@Test
	void findingsAreTheOnesWeLiveWith(SynthesizedStacks stacks) {
		assertThat(findings(stacks.app().state())).containsExactlyInAnyOrder(
				// Who read which object stands in the account's CloudTrail; a second
				// bucket of logs adds nothing.
				"AwsSolutions-S1 at /CrossoverState/Payloads/Bucket/Resource");
		assertThat(findings(stacks.app().pipelines())).isEmpty();
	}

	private static List<String> findings(Stack stack) {
		Annotations annotations = Annotations.fromStack(stack);
		return Stream
			.concat(annotations.findError("*", Match.anyValue()).stream(),
					annotations.findWarning("*", Match.anyValue()).stream())
			.map(NagTests::line)
			// Wildcards are listed one by one, and right by right, in PolicyTests.
			.filter((finding) -> !finding.startsWith("AwsSolutions-IAM5["))
			.toList();
	}

	@SuppressWarnings("deprecation") // the only type in which CDK hands out annotations
	private static String line(SynthesisMessage message) {
		String text = String.valueOf(message.getEntry().getData());
		return "%s at %s".formatted(text.split(": ", 2)[0], message.getId());
	}

}
