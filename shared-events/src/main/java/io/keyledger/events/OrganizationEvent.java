package io.keyledger.events;

/** A fact in the life of an organization and of its members. */
public sealed interface OrganizationEvent extends Fact
        permits OrganizationRegistered,
                OrganizationRenamed,
                OrganizationClosed,
                MemberJoined,
                MemberRoleChanged,
                MemberLeft,
                RotationPolicyChanged {}
