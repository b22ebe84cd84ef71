/** What a deployment needs whose connections are encrypted and whose users are known: certificates, passwords, lists. */
@NullMarked
package io.dyadwatch.localstack.wires;

import org.jspecify.annotations.NullMarked;
