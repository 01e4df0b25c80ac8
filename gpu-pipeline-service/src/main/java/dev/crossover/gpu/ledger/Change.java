package dev.crossover.gpu.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.common.aws.Item;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A conditional change of one item, spelled so that no attribute's name can collide with
 * DynamoDB's reserved words.
 */
final class Change {

	private final List<String> sets = new ArrayList<>();

	private final List<String> removals = new ArrayList<>();

	private final List<String> conditions = new ArrayList<>();

	private final Map<String, String> names = new HashMap<>();

	private final Map<String, AttributeValue> values = new HashMap<>();

	Change set(String name, Object value) {
		this.sets.add("%s = %s".formatted(name(name), value(value)));
		return this;
	}

	Change append(String name, String text) {
		this.sets.add("%1$s = list_append(%1$s, %2$s)".formatted(name(name), value(List.of(text))));
		return this;
	}

	Change remove(String name) {
		this.removals.add(name(name));
		return this;
	}

	Change ifEquals(String name, Object value) {
		return condition("%s = %s".formatted(name(name), value(value)));
	}

	Change ifDiffers(String name, Object value) {
		return condition("%s <> %s".formatted(name(name), value(value)));
	}

	Change ifExists(String name) {
		return condition("attribute_exists(%s)".formatted(name(name)));
	}

	Change ifAbsent(String name) {
		return condition("attribute_not_exists(%s)".formatted(name(name)));
	}

	// The conditions alone, of a change that changes nothing.
	ConditionCheck.Builder check() {
		return ConditionCheck.builder()
			.conditionExpression(String.join(" AND ", this.conditions))
			.expressionAttributeNames(this.names)
			.expressionAttributeValues(this.values.isEmpty() ? null : this.values);
	}

	// The change as part of a transaction.
	Update.Builder inTransaction() {
		UpdateItemRequest alone = request().build();
		return Update.builder()
			.updateExpression(alone.updateExpression())
			.conditionExpression(alone.conditionExpression())
			.expressionAttributeNames(alone.expressionAttributeNames())
			.expressionAttributeValues(this.values.isEmpty() ? null : this.values);
	}

	UpdateItemRequest.Builder request() {
		String expression = (this.sets.isEmpty() ? "" : "SET " + String.join(", ", this.sets))
				+ (this.removals.isEmpty() ? "" : " REMOVE " + String.join(", ", this.removals));
		return UpdateItemRequest.builder()
			.updateExpression(expression)
			.conditionExpression(String.join(" AND ", this.conditions))
			.expressionAttributeNames(this.names)
			.expressionAttributeValues(this.values.isEmpty() ? null : this.values);
	}

	private Change condition(String condition) {
		this.conditions.add(condition);
		return this;
	}

	private String name(String name) {
		this.names.put("#" + name, name);
		return "#" + name;
	}

	private String value(Object value) {
		String name = ":v" + this.values.size();
		this.values.put(name, Item.attribute(value));
		return name;
	}

}
