#!/usr/bin/env node
import 'reflect-metadata';
import { execute } from './execute';

void execute(process.argv).then((status) => (process.exitCode = status));
